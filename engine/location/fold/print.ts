import { printTable } from "../../../machines/print.ts";
import { schedulePrint } from "../deadlines.ts";
import type { JournalEvent } from "../event.ts";
import type { LocationState } from "../state.ts";

/** Everything that happens to a print job. */
export function foldPrint(state: LocationState, event: JournalEvent): void {
  if (!("job" in event.data)) return;
  const { data } = event;
  state.dirty.jobs.add(data.job);
  if (event.type === "print.queued") {
    state.jobs.set(data.job, {
      id: data.job,
      ticket: event.data.ticket,
      printer: event.data.printer,
      ...(state.answers.get(event.command)?.drew && { press: event.command }),
      state: printTable.initial,
      queued_at: event.at,
      sent_at: null,
      ended_at: null,
      code: null,
      seen: false,
    });
  }
  const job = state.jobs.get(data.job);
  if (!job) throw new Error(`no print job ${data.job} in ${state.town.id}`);
  if (event.type === "print.seen") job.seen = true;
  else if (event.type !== "print.queued") {
    const to = printTable.next(job.state, event.type.slice(6));
    if (!to) throw new Error(`${job.id}: ${event.type} is not legal from ${job.state}`);
    job.state = to;
    if (event.type === "print.sent") job.sent_at = event.at;
    else job.ended_at = event.at;
    if (event.type === "print.failed") job.code = event.data.code;
  }
  schedulePrint(state, job);
}
