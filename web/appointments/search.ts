import type { Contacts } from "../../engine/contacts/contacts.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { businessDay, dateAfter } from "../../engine/town/day.ts";
import { numberOf } from "../desk/chosen.ts";
import type { House } from "../house.ts";
import { isNamed, type Line, lineOf } from "./agenda.ts";
import { type People, peopleOf } from "./people.ts";

/** Names are looked for among those who come in so many days, today included; so many contacts are opened at most. */
export const NAMED_DAYS = 14;
const MOST_OPENED = 1_000;
const MOST_FOUND = 50;
/** Opened at a time, so that a search holds up nobody else. */
const AT_ONCE = 50;

export interface Found {
  lines: Line[];
  people: People;
}

/** Appointments by a visitor's code, a ticket's or an appointment's number, or by part of a name; the next ones first. */
export async function search(house: House, location: string, typed: string): Promise<Found> {
  const { contacts } = house.engine;
  const compact = typed.replaceAll(/\s/g, "");
  const coded = await contacts.byCode(location, compact);
  const seen = await house.engine.read(location, (state) => {
    const ids = coded === null ? numbered(state, compact) : [coded];
    return { ids, soon: ids.length > 0 ? [] : comingSoon(state) };
  });
  const { ids = [], soon = [] } = seen ?? {};
  const found = ids.length > 0 ? ids : await called(contacts, soon, folded(typed));
  const rows = await house.engine.read(location, (state) =>
    found.flatMap((id) => state.book.get(id) ?? []).map((row) => lineOf(state, row)),
  );
  const lines = (rows ?? []).sort((a, b) => a.start_at - b.start_at).slice(0, MOST_FOUND);
  return { lines, people: await peopleOf(house, lines) };
}

/** Those of the appointments whose visitor has such a name. */
async function called(contacts: Contacts, ids: readonly string[], wanted: string): Promise<string[]> {
  const found: string[] = [];
  if (wanted.length < 2) return found;
  for (let at = 0; at < ids.length && found.length < MOST_FOUND; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const names = await Promise.all(some.map(async (id) => (await contacts.of(id))?.name ?? ""));
    found.push(...some.filter((_, nth) => folded(names[nth] ?? "").includes(wanted)));
  }
  return found;
}

/** By its own number, `T17`, or by its ticket's. */
function numbered({ book, tickets }: LocationState, typed: string): string[] {
  const own = typed.toUpperCase();
  const ticket = numberOf(typed);
  return [...book.all()].flatMap((row) =>
    row.number === own || (row.ticket && tickets.get(row.ticket)?.number === ticket) ? [row.id] : [],
  );
}

function comingSoon({ book, town, day }: LocationState): string[] {
  const last = dateAfter(day, NAMED_DAYS - 1);
  return [...book.all()]
    .filter((row) => row.confirmed_at !== null && isNamed(row) && businessDay(town, row.start_at) <= last)
    .sort((a, b) => a.start_at - b.start_at)
    .slice(0, MOST_OPENED)
    .map(({ id }) => id);
}

/** However it is spelt: `Müller` is found by `mueller` and by `MULLER`. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/([aou])e/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
