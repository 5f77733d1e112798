import type { LocationState } from "../../engine/location/state.ts";
import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { partsOf } from "./booked.ts";
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
    return { desk, moment: nextMoment(now), shown: shownOf(state, desk) };
  });
  if (!seen) return null;
  const { desk, moment, shown } = seen;
  const names = await namesOf(engine.accounts, desk);
  return { desk, moment, csrf, names, people: await peopleOf(engine.contacts, shown), typed };
}

async function namesOf(accounts: House["engine"]["accounts"], desk: Desk): Promise<Map<string, string>> {
  const ids = desk.places.flatMap(({ clerk }) => (clerk === null ? [] : [clerk]));
  const clerks = await Promise.all(ids.map((id) => accounts.find(id)));
  return new Map(clerks.flatMap((clerk) => (clerk ? [[clerk.id, clerk.name]] : [])));
}

/** An appointment on the page, and under which ids its name is looked for there. */
type Shown = [appointment: string, ids: string[]];

/** Of those put aside, on an errand or called in vain so many are named. */
const ASIDES = 20;

/** Only whom the page shows unfolded: nobody else's sealed contact is opened for it. */
function shownOf({ book }: LocationState, { booked, own, chosen, lists }: Desk): Shown[] {
  const { here, next } = partsOf(booked.rows);
  const listed = [...here, ...next].map((row): Shown => [row.id, [row.id, row.here?.ticket ?? row.id]]);
  const asides = [...lists.missed, ...lists.out, ...lists.parked].slice(0, ASIDES);
  const close = [own?.visitor, chosen?.visitor, ...asides].flatMap((visitor): Shown[] => {
    const row = visitor && book.ofTicket(visitor.id);
    return row ? [[row.id, [visitor.id]]] : [];
  });
  return [...listed, ...close];
}

async function peopleOf(contacts: House["engine"]["contacts"], shown: readonly Shown[]) {
  const found = await Promise.all(
    shown.map(async ([appointment, ids]) => {
      const name = (await contacts.of(appointment))?.name;
      return name ? ids.map((id): [string, string] => [id, name]) : [];
    }),
  );
  return new Map(found.flat());
}
