import { next } from "../../engine/dispatch/next.ts";
import type { Reason } from "../../engine/dispatch/reason.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Town } from "../../engine/town/town.ts";
import { type Abilities, abilitiesAt } from "./abilities.ts";
import { type Bookings, bookedOf } from "./booked.ts";
import { type Chosen, chosenOf } from "./chosen.ts";
import { type Place, placesOf } from "./colleagues.ts";
import { type Entry, entryOf } from "./entry.ts";
import { ghostWarnings } from "./ghosts.ts";
import { type Lists, listsOf } from "./lists.ts";
import { reasonSentence } from "./reasons.ts";
import { type Step, stepsAt } from "./steps.ts";
import { type Devices, type Truths, truthsOf } from "./truths.ts";
import { type Visitor, visitorOf } from "./visitor.ts";
import { type Warning, warningsOf } from "./warnings.ts";

/** A clerk's own counter. */
export interface Own {
  id: string;
  name: string;
  doing: string;
  /** UTC ms */
  since: number;
  can: Abilities;
  visitor: Visitor | null;
  /** Who would be called now, and why. */
  next: (Entry & { reason: string; because: Reason["code"] }) | null;
  truths: Truths;
  /** Of the counter's last change, so that a sign's delay is timed anew with each. */
  shown: number;
  steps: Step[];
}

/** Everything a work page shows. Plain data; nothing of the state is kept. */
export interface Desk {
  town: Town;
  /** What the page saw: goes with every press, so that a repeated one is known as such. */
  seq: number;
  epoch: number;
  own: Own | null;
  lists: Lists;
  /** Today's appointments that were not called yet. */
  booked: Bookings;
  places: Place[];
  /** The clerk's counter until a colleague took it over. */
  lost: Place | null;
  warnings: Warning[];
  /** Printers that can print now, first choice first. */
  printers: { id: string; name: string }[];
  chosen: Chosen | null;
}

/** What the work page of `clerk` (pseudonym) shows at `now` (UTC ms); `number` is the one looked at more closely. */
export function deskOf(
  state: LocationState,
  now: number,
  devices: Devices,
  clerk: string,
  number: string | null,
): Desk {
  const { fleet, epoch } = devices;
  const { town, seq } = state;
  const places = placesOf(state);
  const mine = places.find((place) => place.clerk === clerk);
  const rule = town.counters.find((one) => one.id === mine?.id) ?? null;
  const printers = town.devices.filter((device) => device.kind === "printer" && fleet.prints(device.id));
  return {
    town,
    seq,
    epoch,
    own: mine ? ownOf(state, now, devices, mine) : null,
    lists: listsOf(state, rule, now),
    booked: bookedOf(state, rule, now),
    places,
    lost: places.find(({ id }) => state.counters.get(id)?.from === clerk) ?? null,
    warnings: [...ghostWarnings(state, mine?.id), ...warningsOf(state, fleet)],
    printers: printers.map(({ id, name }) => ({ id, name })),
    chosen: number === null ? null : chosenOf(state, number, mine?.id ?? null),
  };
}

function ownOf(state: LocationState, now: number, devices: Devices, place: Place): Own | null {
  const { town } = state;
  const counter = state.counters.get(place.id);
  const rule = town.counters.find((one) => one.id === place.id);
  if (!counter || !rule) return null;
  const ticket = counter.ticket ? state.tickets.get(counter.ticket) : undefined;
  const choice = next(state.lines, rule, now, town.policy);
  return {
    id: place.id,
    name: place.name,
    doing: place.doing,
    since: place.since,
    can: abilitiesAt(counter, ticket),
    visitor: ticket ? visitorOf(state, ticket) : null,
    next: choice && {
      ...entryOf(state, choice.ticket),
      reason: reasonSentence(choice.reason, town.zone),
      because: choice.reason.code,
    },
    truths: truthsOf(state, now, devices, counter),
    shown: counter.shown,
    steps: stepsAt(state, place.id),
  };
}
