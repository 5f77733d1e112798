import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Language, Town } from "../../engine/town/town.ts";

/** How many different matters one appointment may have. */
export const MOST_MATTERS = 3;

/** What a form or an address says. */
export type Field = (name: string) => string | null | undefined;

/** What an appointment is to be given for, and in which language its visitor is written to. */
export interface Wanted {
  matters: readonly Matter[];
  language: Language;
}

/** The language that a form or an address names; the town's first where it names none of its own. */
export function languageIn({ languages }: Pick<Town, "languages">, field: Field): Language {
  const asked = field("language");
  return languages.find((one) => one === asked) ?? languages[0] ?? "de";
}

/** The matters that a form or an address names: `service1`, `quantity1`, `service2` … */
export function mattersIn(field: Field): Matter[] {
  return Array.from({ length: MOST_MATTERS }, (_, index) => ({
    service: field(`service${index + 1}`) ?? "",
    quantity: Number(field(`quantity${index + 1}`) || 1),
  })).filter(({ service, quantity }) => service !== "" && Number.isInteger(quantity));
}

/** The same again, as fields of a form or an address. */
export function fieldsOf({ matters, language }: Wanted): [name: string, value: string][] {
  const named = matters.flatMap(({ service, quantity }, index): [string, string][] => [
    [`service${index + 1}`, service],
    [`quantity${index + 1}`, String(quantity)],
  ]);
  return [...named, ["language", language]];
}
