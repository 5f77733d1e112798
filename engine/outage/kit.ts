import type { Keys } from "../keys/keys.ts";
import { seriesKey } from "../keys/ticket-token.ts";
import type { LocationState } from "../location/state.ts";
import { dateAfter, wallTime } from "../town/day.ts";
import { hoursOn, openingOf } from "../town/hours.ts";
import type { Language, SlipRule, Text, Town } from "../town/town.ts";
import { leftOf } from "./contingent.ts";
import type { Ledger, Left } from "./ledger.ts";
import { seriesSpan } from "./series.ts";

/** All that a device needs in order to draw and print tickets while it cannot ask the house. Instants are UTC ms. */
export interface Kit {
  /** Whose it is: a device that has begun another ledger since waits for the next kit. */
  ledger: string;
  /** The last draw of the ledger that the house has taken over. */
  read: number;
  /** The press that it answered, where that is known. */
  read_press?: string;
  /** The house's clock when it said so. */
  at: number;
  location: string;
  /** As printed. */
  name: string;
  zone: string;
  languages: Language[];
  /** Before a ticket's token in QR codes. */
  address: string;
  /** Of each queue and day, without its letter. */
  numbers: { first: number; last: number };
  /** For how long, and what signs the tickets of each day. */
  days: { day: string; ends_at: number; key: string }[];
  /** Names by letter. */
  queues: Record<string, Text>;
  departments: {
    id: string;
    /** Where its visitors wait. */
    waiting?: Text;
    /** When walk-in tickets are drawn. */
    hours: [from: number, until: number][];
  }[];
  /** Those that take walk-ins. */
  services: KitService[];
  slip: SlipRule | null;
}

export interface KitService {
  id: string;
  department: string;
  queue: string;
  name: Text;
  /** Its part of what is left of the contingent; absent: unlimited. */
  left?: Left;
}

/** What a ledger's device is to know now; null for a ledger without a series. */
export function kitFor(
  state: LocationState,
  ledger: string,
  { keys, now, publicUrl }: { keys: Keys; now: number; publicUrl: string },
): Kit | null {
  const { town } = state;
  const known = state.ledgers.get(ledger);
  if (!known || known.series === null || known.until < state.day) return null;
  const { series, until, read, read_press } = known;
  const days: string[] = [];
  for (let day = state.day; day <= until; day = dateAfter(day, 1)) days.push(day);
  return {
    ledger,
    read,
    ...(read_press && { read_press }),
    at: now,
    location: town.id,
    name: town.name,
    zone: town.zone,
    languages: town.languages,
    address: `${publicUrl}/t/`,
    numbers: seriesSpan(series),
    days: days.map((day) => ({
      day,
      ends_at: wallTime(town.zone, dateAfter(day, 1), "00:00"),
      key: seriesKey(keys, town.id, day, series),
    })),
    queues: Object.fromEntries(town.queues.map((queue) => [queue.id, queue.name])),
    departments: town.departments.map(({ id, waiting }) => ({
      id,
      ...(waiting ? { waiting } : {}),
      hours: drawHours(town, id, days),
    })),
    services: servicesOf(state, known),
    slip: town.slip ?? null,
  };
}

function drawHours(town: Town, department: string, days: readonly string[]): [number, number][] {
  const last_ms = openingOf(town, department).last_ticket_min * 60_000;
  return days.flatMap((day) =>
    hoursOn(town, department, day).spans.map(({ opens_at, closes_at }): [number, number] => [
      opens_at,
      Math.max(opens_at, closes_at - last_ms),
    ]),
  );
}

function servicesOf({ town, day }: LocationState, ledger: Ledger): KitService[] {
  return town.services
    .filter(({ walk_in }) => walk_in)
    .map(({ id, department, queue, name, daily_contingent: most }) => {
      const left = most === undefined ? {} : { left: leftOf(ledger, id, day) };
      return { id, department, queue, name, ...left };
    });
}
