import { Lines } from "../../dispatch/lines.ts";
import { dayEnd } from "../../town/day.ts";
import type { LocationState } from "../state.ts";
import { forgetHours } from "./hours.ts";
import { forgetLedgers } from "./ledger.ts";

/** A new business day: tickets, numbers, calls and jobs of the old one leave the state; what was learned stays. */
export function foldDay(state: LocationState, day: string): void {
  for (const id of state.tickets.keys()) state.dirty.tickets.add(id);
  for (const id of state.jobs.keys()) state.dirty.jobs.add(id);
  for (const { seq } of state.actions) state.dirty.actions.add(seq);
  for (const { seq } of state.calls) state.dirty.calls.add(seq);
  for (const emptied of [
    state.tickets,
    state.jobs,
    state.issued,
    state.drawn,
    state.notes,
    state.deadlines,
  ]) {
    emptied.clear();
  }
  state.lines = new Lines();
  state.actions = [];
  state.calls = [];
  state.day = day;
  forgetHours(state);
  forgetLedgers(state);
  state.day_ends = dayEnd(state.town, state.at);
  state.deadlines.set("day", state.day_ends);
}
