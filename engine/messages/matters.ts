import type { Matter } from "../appointments/appointment.ts";
import { type Language, say, type Town } from "../town/town.ts";

/** `2 × Reisepass, Wohnsitz anmelden` */
export function mattersIn(town: Town, matters: readonly Matter[], language: Language): string {
  return matters
    .map(({ service, quantity }) => {
      const rule = town.services.find(({ id }) => id === service);
      const name = rule ? say(rule.name, language) : service;
      return quantity > 1 ? `${quantity} × ${name}` : name;
    })
    .join(", ");
}
