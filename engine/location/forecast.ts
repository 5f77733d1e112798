import { headOf } from "../dispatch/order.ts";
import { forecast, type Prospect, promise, type Situation, WALKED } from "../estimate/forecast.ts";
import type { Range } from "../estimate/range.ts";
import type { CounterView, ExpectedView } from "../estimate/situation.ts";
import { openingAt } from "../town/opening.ts";
import type { LocationState } from "./state.ts";
import type { Ticket } from "./ticket.ts";

/** What to promise somebody who draws a ticket for this service now; null while no counter is there to say. */
export function promiseFor(state: LocationState, service: string, now: number): Range | null {
  const { first, rest } = headOf(state.lines, now, state.town.policy, WALKED);
  return promise(situation(state, service, now, first), { service, ahead: rest });
}

/** What everybody in line has to expect, by ticket id. `order`: the expected one. */
export function forecastOf(
  state: LocationState,
  now: number,
  order: readonly Ticket[],
): Map<string, Prospect | null> {
  return forecast(situation(state, null, now, order));
}

function situation(
  state: LocationState,
  service: string | null,
  now: number,
  waiting: readonly Ticket[],
): Situation {
  const { town, durations, calibration } = state;
  return {
    now,
    durations,
    calibration,
    counters: town.counters.map((rule): CounterView => {
      const row = state.counters.get(rule.id);
      const there = row?.ticket ? state.tickets.get(row.ticket) : undefined;
      const { id, services, helps } = rule;
      return {
        id,
        services,
        helps,
        state: row?.state ?? "closed",
        since: row?.since,
        service: there?.service,
        pause: row?.pause,
      };
    }),
    waiting,
    expected: expectedSoon(state, now),
    opens_at: opensAt(state, service, now),
    opened_at: openedAt(state, service, now),
  };
}

/** Appointments further away than anybody waits; ms. */
const SOON_MS = 4 * 3_600_000;

/** Who is booked and not here yet, where that goes before walk-ins. */
function expectedSoon({ book, town }: LocationState, now: number): ExpectedView[] {
  if (town.policy.dispatch === "by-arrival") return [];
  return book
    .expected(now, now + SOON_MS)
    .flatMap(({ start_at, matters: [first] }) =>
      first ? [{ service: first.service, due_at: start_at }] : [],
    );
}

/** Before the office opens, while nobody is at a counter yet, all count as opening with it. */
function opensAt(state: LocationState, service: string | null, now: number): number | undefined {
  if ([...state.counters.values()].some((counter) => counter.clerk)) return undefined;
  const department = state.town.services.find((one) => one.id === service)?.department;
  if (!department) return undefined;
  const opening = openingAt(state.town, department, now);
  return opening.open ? undefined : (opening.opens_at ?? undefined);
}

/** Since when the office is open: the service's department, or whichever opened last when all are asked about. */
function openedAt(state: LocationState, service: string | null, now: number): number | undefined {
  const only = state.town.services.find((one) => one.id === service)?.department;
  const opened = state.town.departments
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id }) => openingAt(state.town, id, now).opened_at ?? 0);
  return Math.max(0, ...opened) || undefined;
}
