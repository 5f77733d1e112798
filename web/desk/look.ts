import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { type Desk, deskOf } from "./model.ts";
import { nextMoment } from "./moment.ts";
import type { Sheet } from "./view/sheet.ts";

/** What this clerk's work page at an office shows now; null where there is no such office. */
export async function lookAt(
  { engine }: House,
  { clerk, csrf }: Staff,
  location: string,
  number: string | null,
  typed: Form = {},
): Promise<Sheet | null> {
  const seen = await engine.read(location, (state, now) => {
    const desk = deskOf(state, now, engine, clerk.id, number);
    return { desk, moment: nextMoment(now) };
  });
  return seen && { ...seen, csrf, names: await namesOf(engine.accounts, seen.desk), typed };
}

async function namesOf(accounts: House["engine"]["accounts"], desk: Desk): Promise<Map<string, string>> {
  const ids = desk.places.flatMap(({ clerk }) => (clerk === null ? [] : [clerk]));
  const clerks = await Promise.all(ids.map((id) => accounts.find(id)));
  return new Map(clerks.flatMap((clerk) => (clerk ? [[clerk.id, clerk.name]] : [])));
}
