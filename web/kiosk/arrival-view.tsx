import type { Appointment } from "../../engine/appointments/appointment.ts";
import type { Arrival } from "../../engine/appointments/arrival.ts";
import type { Town } from "../../engine/town/town.ts";
import { type Words, words } from "../words/words.ts";
import { Frame } from "./frame.tsx";
import { addressAt, type Place, startOf } from "./place.ts";

/** Long enough to read, soon enough for the next visitor, s. */
const SAID_IDLE_S = 45;

/** Why somebody who came for an appointment is not checked in. */
export type Said = { title: string; lines: string[]; draws: boolean };

/** What is said of an appointment that does not check in now; null for one that does, or has. */
export function whyNot(
  w: Words,
  town: Town,
  { start_at }: Pick<Appointment, "start_at">,
  arrival: Arrival,
): Said | null {
  const { arrival: said, format } = w;
  const time = (at: number) => format.time(at, town.zone);
  switch (arrival.is) {
    case "welcome":
    case "here":
      return null;
    case "early":
      return {
        title: said.early,
        lines: [said.at(time(start_at)), said.earlyHint(time(arrival.from_at))],
        draws: false,
      };
    case "late":
      return { title: said.late, lines: [said.lateHint(time(start_at))], draws: true };
    case "other-day": {
      const when = said.otherDayHint(format.date(start_at, town.zone), time(start_at));
      return { title: said.otherDay, lines: [when, said.askHint], draws: true };
    }
    case "over":
      return { title: said.over, lines: [said.askHint], draws: true };
    case "cancelled":
      return { title: said.cancelled, lines: [said.askHint], draws: true };
    case "unconfirmed":
      return { title: said.unconfirmed, lines: [said.askHint], draws: true };
  }
}

/** A code that names nothing here. */
export function unknownCode({ arrival }: Words): Said {
  return { title: arrival.unknown, lines: [arrival.unknownHint], draws: true };
}

/** A signed code of another office of this house. */
export function ofAnotherOffice({ arrival }: Words, office: Town): Said {
  return { title: arrival.elsewhere(office.name), lines: [office.address], draws: false };
}

/** The page with its ways on: another try for a code that was typed, a number where one helps. */
export function ArrivalPage({ place, said, again }: { place: Place; said: Said; again?: boolean }) {
  const { arrival, kiosk } = words(place.language);
  return (
    <Frame place={place} title={said.title}>
      <section
        id="screen"
        class="kiosk-screen kiosk-trouble"
        role="alert"
        data-scroll-region
        data-idle-reset={SAID_IDLE_S}
        data-idle-url={startOf(place)}
      >
        <div class="kiosk-notice kiosk-notice--big">
          <h1>{said.title}</h1>
          {said.lines.map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <div class="kiosk-arrival__ways">
          {again && (
            <a class="kiosk-button kiosk-button--go" href={addressAt(place, "/check-in")}>
              <strong>{arrival.again}</strong>
            </a>
          )}
          {said.draws && (
            <a
              class={again ? "kiosk-button" : "kiosk-button kiosk-button--go"}
              href={addressAt(place, "/services")}
            >
              <strong>{kiosk.title}</strong>
            </a>
          )}
        </div>
      </section>
    </Frame>
  );
}
