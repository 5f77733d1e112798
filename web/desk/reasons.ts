import type { Reason } from "../../engine/dispatch/reason.ts";
import { words } from "../words/words.ts";

const { format } = words("de");

/** Why this visitor is next, for staff. `zone` is the office's. */
export function reasonSentence(reason: Reason, zone: string): string {
  switch (reason.code) {
    case "arrival":
      return "am längsten da";
    case "appointment-due":
      return `Termin um ${format.time(reason.due_at, zone)} Uhr`;
    case "appointment-early":
      return `Termin um ${format.time(reason.due_at, zone)} Uhr, schon da`;
    case "overtaken-bound":
      return `schon ${reason.overtaken}-mal überholt`;
    case "priority":
      return reason.priority > 1 ? "dringend" : "Vorrang";
    case "reserved":
      return "für diesen Schalter vorgemerkt";
    case "helping-out":
      return `Aushilfe, wartet seit ${Math.floor(reason.waited_ms / 60_000)} Min.`;
    case "chosen":
      return "gezielt gerufen";
  }
}
