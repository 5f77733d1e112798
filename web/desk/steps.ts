import type { EventType } from "../../engine/location/event.ts";
import type { Action, LocationState } from "../../engine/location/state.ts";
import { undoable } from "../../engine/location/undo.ts";
import type { Refused } from "../../engine/refusal.ts";
import { happened } from "./happened.ts";
import { staffSentence } from "./refusals.ts";

/** Something that was done at the counter. */
export interface Step {
  /** Names it for the undo. */
  seq: number;
  /** UTC ms */
  at: number;
  what: string;
  /** Why it can no longer be taken back; null when it can. */
  tooLate: string | null;
}

const SHOWN = 8;

/** The last steps at a counter that stand, newest first: what was taken back is as if it never had been. */
export function stepsAt(state: LocationState, counter: string): Step[] {
  return state.actions
    .filter((action) => action.counter === counter && !action.undone)
    .slice(-SHOWN)
    .reverse()
    .map((action) => {
      const why = undoable(state, action);
      return {
        seq: action.seq,
        at: action.at,
        what: clauses(state, action),
        tooLate: why && shortly(why),
      };
    });
}

/** What a step was, also of one taken back; undefined when it is long gone. */
export function stepNamed(state: LocationState, seq: number): string | undefined {
  const action = state.actions.find((one) => one.seq === seq);
  return action && clauses(state, action);
}

function clauses(state: LocationState, { what, ticket, steps }: Action): string {
  const clause = (event: EventType, id: string | null | undefined) => {
    const row = state.tickets.get(id ?? "");
    return happened(event, row?.number ?? "", typeof row?.due_at === "number");
  };
  if (steps.length === 0) return clause(what, ticket) ?? "";
  return steps
    .map(({ event, ticket }) => clause(event, ticket?.id))
    .filter((clause) => clause !== null)
    .join(", ");
}

/** The refusal as a remark beside the step. */
function shortly(why: Refused): string {
  const { code, params } = why;
  if (code === "not-undone") return staffSentence(why);
  return `zu spät: danach geschah etwas ${params.number ? `mit ${params.number}` : `an Schalter ${params.counter}`}`;
}
