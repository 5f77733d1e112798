import { hitsOf } from "../../engine/appointments/hits.ts";
import type { Contacts } from "../../engine/contacts/contacts.ts";
import type { Intent } from "../../engine/location/command.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { amended, type HoursChange, type HoursWish } from "../../engine/town/hours-change.ts";
import { type Line, lineOf } from "../appointments/agenda.ts";

/** An appointment without room, and the time it is offered instead, UTC ms; null where nothing is free. */
export interface Moved extends Line {
  instead_at: number | null;
  /** There is an address or a number to write to when it is moved. */
  reached: boolean;
}

type Unwritten = Omit<Moved, "reached">;

/** What staff are about to do with the hours. */
export type Deed = { does: "change"; wish: HoursWish } | { does: "restore"; change: HoursChange };

/** The appointments that would have no room any more. */
export function hitBy(state: LocationState, now: number, deed: Deed): Unwritten[] {
  const changes =
    deed.does === "change"
      ? [...state.hours, deed.wish]
      : state.hours.filter(({ id }) => id !== deed.change.id);
  return hitsIn(state, now, amended(state.document, changes));
}

/** The appointments that have no room now. */
export function withoutRoom(state: LocationState, now: number): Unwritten[] {
  return hitsIn(state, now, state.town);
}

export function intentOf(deed: Deed): Intent {
  return deed.does === "change"
    ? { type: "change-hours", wish: deed.wish }
    : { type: "restore-hours", change: deed.change.id };
}

/** The same, with who can be told. */
export function withReach(contacts: Contacts, hits: readonly Unwritten[]): Promise<Moved[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const contact = await contacts.of(hit.id);
      return { ...hit, reached: Boolean(contact?.email || contact?.phone) };
    }),
  );
}

function hitsIn(state: LocationState, now: number, town: LocationState["town"]): Unwritten[] {
  return hitsOf(state, town, now).map(({ appointment, start_at }) => ({
    ...lineOf(state, appointment),
    instead_at: start_at,
  }));
}
