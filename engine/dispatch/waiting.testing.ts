import type { Ticket } from "../location/ticket.ts";
import type { CounterRule, Policy } from "../town/town.ts";

export const MINUTE = 60_000;

/** A ticket as drawn at `rank` o'clock, with what a test cares about. */
export function ticketAt(rank: number, own: Partial<Ticket> = {}): Ticket {
  const number = `A${String(rank).padStart(3, "0")}`;
  return {
    id: `there-20260302-${number}`,
    number,
    queue: "A",
    service: "pass",
    state: "waiting",
    channel: "kiosk",
    medium: "paper",
    language: "de",
    origin: null,
    drawn_at: rank,
    rank,
    due_at: null,
    priority: 0,
    only_counter: null,
    counter: null,
    calls: 0,
    called_at: null,
    last_call_at: null,
    asked: false,
    started_at: null,
    ended_at: null,
    out_since: null,
    missed_at: null,
    back_to: null,
    served: [],
    overtaken: 0,
    mark: 0,
    stood: [],
    bent: false,
    promised: null,
    reason: null,
    noted: false,
    touched: 0,
    ...own,
  };
}

export function counterFor(id: string, services: string[], helps: CounterRule["helps"] = []): CounterRule {
  return { id, name: id, department: "all", services, helps, way: { de: "Hier", en: "Here" } };
}

export function policyOf(dispatch: Policy["dispatch"], max_overtakings = 3): Policy {
  return {
    dispatch,
    max_overtakings,
    call: { answer_s: 60, calls: 2, unanswered: "missed" },
    missed: { back_min: 30, behind: 3 },
    step_out_min: 30,
    cherry_pick: true,
    print_answer_s: 20,
    due_before_min: 5,
  };
}
