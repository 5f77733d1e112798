import { counterIsClosed } from "../../machines/counter.ts";
import type { LocationState } from "./state.ts";

/** The counter, while a clerk sits there; else null, so that nobody is kept for an empty chair. */
export function ifStaffed(state: LocationState, id: string | null): string | null {
  const counter = id === null ? undefined : state.counters.get(id);
  return counter && !counterIsClosed(counter.state) ? counter.id : null;
}
