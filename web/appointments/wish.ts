import type { Matter } from "../../engine/appointments/appointment.ts";

/** How many different matters one appointment may have. */
export const MOST_MATTERS = 3;

/** The matters that a form or an address names: `service1`, `quantity1`, `service2` … */
export function mattersIn(field: (name: string) => string | null | undefined): Matter[] {
  return Array.from({ length: MOST_MATTERS }, (_, index) => ({
    service: field(`service${index + 1}`) ?? "",
    quantity: Number(field(`quantity${index + 1}`) || 1),
  })).filter(({ service, quantity }) => service !== "" && Number.isInteger(quantity));
}

/** The same again, as fields of a form or an address. */
export function fieldsOf(matters: readonly Matter[]): [name: string, value: string][] {
  return matters.flatMap(({ service, quantity }, index): [string, string][] => [
    [`service${index + 1}`, service],
    [`quantity${index + 1}`, String(quantity)],
  ]);
}
