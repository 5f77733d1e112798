import type { Town } from "../../engine/town/town.ts";
import { bothTowns } from "../../fixtures/foyer.ts";

/** Zeitz without accounts: in the citizens' office by the link, so many for one person; in the child day-care section by work. */
export async function ruled(per_contact: number): Promise<Town[]> {
  const towns = structuredClone(await bothTowns());
  const [office, kita] = towns[0]!.departments;
  office!.form!.confirm = "link";
  const reach = { lead_min: 1440, horizon_days: 90 };
  office!.booking!.channels.online = { ...reach, per_contact, confirm_within_min: 60 };
  kita!.booking!.channels.online = { ...reach, puzzle: true };
  return towns;
}

/** Both towns without a limit for one person: for tests whose visitor books all day. */
export async function unlimited(): Promise<Town[]> {
  const towns = structuredClone(await bothTowns());
  const channels = towns.flatMap(({ departments, services }) => [
    ...departments.map(({ booking }) => booking?.channels),
    ...services.map(({ booking }) => booking),
  ]);
  for (const rules of channels)
    for (const rule of Object.values(rules ?? {})) if (typeof rule === "object") delete rule.per_contact;
  return towns;
}
