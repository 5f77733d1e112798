import { printTable } from "../../../machines/print.ts";
import { isEnded } from "../../../machines/ticket.ts";
import { pressCommand } from "../../outage/press.ts";
import { seriesOf, takeApart } from "../../outage/series.ts";
import type { AwayDraw } from "../command.ts";
import type { Plan } from "../plan.ts";
import type { LocationState } from "../state.ts";
import type { Ticket } from "../ticket.ts";
import { giveUp } from "./visitor.ts";

/**
 * The ticket that the house gave the same press, in an answer that the kiosk did not wait for: whoever pressed holds the device's paper
 * and does not know of it. Undefined where there is none.
 */
export function ghostOf({ answers, tickets }: LocationState, draw: AwayDraw): Ticket | undefined {
  const { channel, origin } = draw;
  const press = pressOf(draw);
  const ghost = tickets.get((press !== undefined && answers.get(press)?.ticket) || "");
  if (ghost?.channel !== channel || ghost.origin !== origin) return undefined;
  // What was itself drawn without the house is somebody's paper.
  return seriesOf(takeApart(ghost.number)?.n ?? 0) === null ? ghost : undefined;
}

/** The command that the house would have heard of the same press, and perhaps has or will; undefined where an older device named none. */
export function pressOf({ channel, origin, press }: AwayDraw): string | undefined {
  return press === undefined ? undefined : pressCommand(channel, origin, press);
}

/** Whether somebody has sat at a counter with it. */
export function wasServed({ started_at, served }: Ticket): boolean {
  return started_at !== null || served.length > 0;
}

/** The ghost vanishes: from its line, from the counter that calls it, and from the printer's queue. */
export function layGhost(plan: Plan, { id, state }: Ticket): void {
  if (isEnded(state)) return;
  giveUp(plan, id, "drawn-again");
  for (const job of plan.state.jobs.values())
    if (job.ticket === id && printTable.next(job.state, "expired"))
      plan.print("print.expired", { job: job.id });
}
