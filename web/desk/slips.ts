import type { PrintJob } from "../../engine/location/print.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { PrintState } from "../../machines/print.ts";
import { isEnded } from "../../machines/ticket.ts";
import { printerFault } from "./printer-faults.ts";

/** A slip that did not come out. */
interface SlipWarning {
  /** Stable while it lasts. */
  id: string;
  level: "warning";
  sentence: string;
  job: string;
  /** Its ticket, where its slip can be printed again. */
  ticket?: string;
}

/** Of each ticket whose latest slip did not come out what staff should know, until somebody has seen it. */
export function slipWarnings(state: LocationState): SlipWarning[] {
  return [...latestEnded(state).values()]
    .filter((job) => !job.seen && !isGhost(state, job))
    .flatMap((job) => slipWarning(state, job));
}

/** The last attempt of each ticket that has come to an end: what became of earlier ones concerns nobody any more. */
function latestEnded({ jobs }: LocationState): Map<string, PrintJob> {
  const latest = new Map<string, PrintJob>();
  for (const job of jobs.values()) {
    const before = latest.get(job.ticket);
    if (OUTCOMES[job.state] !== "under-way" && (!before || attemptOf(job) > attemptOf(before)))
      latest.set(job.ticket, job);
  }
  return latest;
}

const attemptOf = ({ id, ticket }: PrintJob) => Number(id.slice(`${ticket}-p`.length));

type Outcome = "under-way" | "well" | ((number: string, cause: string) => string);

const OUTCOMES: Record<PrintState, Outcome> = {
  queued: "under-way",
  sent: "under-way",
  printed: "well",
  handed: "well",
  failed: (n, cause) => `Zettel ${n} wurde nicht gedruckt${cause}.`,
  expired: (n) => `Zettel ${n} wurde nicht gedruckt: Der Drucker war nicht bereit.`,
  unknown: (n) =>
    `Ob Zettel ${n} gedruckt wurde, ist ungewiss. Er wird nicht von selbst noch einmal gedruckt.`,
};

/** Whether it is a slip that nobody waits for, because its press has another on paper. */
function isGhost({ tickets }: LocationState, { ticket }: PrintJob): boolean {
  return tickets.get(ticket)?.became !== undefined;
}

/** What the device says that has drawn for the same press already, of which the house may hear only later. */
const DRAWN_ALREADY = "drawn-already";

function slipWarning({ tickets }: LocationState, job: PrintJob): SlipWarning[] {
  const outcome = OUTCOMES[job.state];
  if (typeof outcome === "string") return [];
  const ticket = tickets.get(job.ticket);
  const sentence = outcome(ticket?.number ?? "", job.code === null ? "" : `: ${printerFault(job.code)}`);
  const again = ticket && !isEnded(ticket.state) && job.code !== DRAWN_ALREADY && { ticket: ticket.id };
  return [{ id: `job-${job.id}`, level: "warning", sentence, job: job.id, ...again }];
}
