import { type CurrentCall, currentCalls } from "../../engine/announcement/calls.ts";
import { outlookOf } from "../../engine/location/outlook.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Text } from "../../engine/town/town.ts";
import { allShut, type Shut } from "../hours/shut.ts";

/** What a foyer's board shows. Numbers and counters only: nobody's matter is anybody's business. */
export interface BoardShown {
  current: CurrentCall[];
  last: { number: string; counter: string }[];
  next: string[];
  waiting: { queue: string; name: Text; count: number }[];
  notices: Text[];
  /** Nobody gives out numbers and nobody is called: the departments, and when they open again. */
  shut: Shut[] | null;
  /** The newest version among the current calls: when it rises, the gong rings. */
  version: number;
}

const LAST = 5;
const NEXT = 6;

/** The board's content at `now` (UTC ms), newest call first. */
export function boardOf(state: LocationState, now: number): BoardShown {
  const current = currentCalls(state);
  const calling = new Set(current.map(({ number }) => number));
  const last = new Map<string, string>();
  for (const { number, counter } of state.calls.toReversed()) {
    if (!calling.has(number) && !last.has(number)) last.set(number, counter);
    if (last.size === LAST) break;
  }
  const next = outlookOf(state, now).nextUp.slice(0, NEXT);
  return {
    current,
    last: [...last].map(([number, counter]) => ({ number, counter })),
    next: next.map((id) => state.tickets.get(id)?.number ?? ""),
    waiting: waitingOf(state),
    notices: state.town.notices,
    shut: current.length + next.length > 0 ? null : closedNow(state, now),
    version: Math.max(0, ...current.map(({ version }) => version)),
  };
}

/** All departments when each is closed; shortly before closing there is still something to be called. */
function closedNow({ town }: LocationState, now: number): Shut[] | null {
  const shut = allShut(town, now);
  return shut?.every(({ kind }) => kind !== "no-more") ? shut : null;
}

function waitingOf(state: LocationState): BoardShown["waiting"] {
  const counts = new Map<string, number>();
  for (const { queue } of state.lines.tickets()) counts.set(queue, (counts.get(queue) ?? 0) + 1);
  return state.town.queues.map(({ id, name }) => ({ queue: id, name, count: counts.get(id) ?? 0 }));
}
