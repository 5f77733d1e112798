import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import type { Child } from "../jsx/markup.ts";
import type { Offer } from "./offer.ts";

export interface TimesProps {
  town: Town;
  language: Language;
  title: string;
  offer: Offer;
  /** The appointment that is moved: one press moves it, so the page says from where. */
  moves?: Pick<Appointment, "number" | "start_at">;
  /** Where this page is, without day and month; its forms are posted there too. */
  path: string;
  /** What its addresses and forms carry: the matters. */
  fields: readonly (readonly [name: string, value: string])[];
  /** What was typed already and must not be lost: only forms carry it, never an address. */
  carried: readonly (readonly [name: string, value: string])[];
  back: { href: string; name: string };
  step?: number;
  /** Where it goes on with the time that is held. */
  held?: string | null;
  refusal: string | null;
  /** In the place of times that are drawn by lot: how one takes part. */
  lottery?: Child;
}

type GotoProps = Pick<TimesProps, "path" | "fields" | "carried"> & {
  to: readonly [name: "day" | "month", value: string];
  current?: boolean;
  look: string;
  label?: string;
  children?: Child;
};

/** To another day or month: by address, or by a form where something typed goes along. */
export function Goto({ path, fields, carried, to, current, look, label, children }: GotoProps) {
  const [name, value] = to;
  const shared = {
    class: look,
    "aria-label": label,
    "aria-current": current ? ("date" as const) : undefined,
  };
  if (carried.length > 0)
    return (
      <button type="submit" name={name} value={value} {...shared}>
        {children}
      </button>
    );
  const query = new URLSearchParams([...fields, to].map(([one, other]) => [one, other]));
  const part = name === "day" ? "times" : "month";
  return (
    <a href={`${path}?${query}#${part}`} {...shared}>
      {children}
    </a>
  );
}
