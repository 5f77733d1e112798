import type { Engine } from "../../engine/engine.ts";
import type { PrintJob } from "../../engine/location/print.ts";
import { isRefused } from "../../engine/refusal.ts";
import { templateOf } from "../../engine/slip/template.ts";
import { paperTicket } from "../../engine/slip/ticket.ts";
import { printTable } from "../../machines/print.ts";
import type { Bus } from "../broker/bus.ts";
import type { Result } from "../contract/command.ts";
import { commandId } from "./command-id.ts";
import { outcomeOf, type PrintWord } from "./print-outcome.ts";

/** Sends print jobs to their printers, each at most once, and reports how they fared. */
export class Printing {
  constructor(
    private readonly engine: Engine,
    private readonly way: { bus: Bus; drives: (device: string) => boolean },
    private readonly publicUrl: string,
  ) {}

  /** Sends what is queued at a location now; a printer that cannot print makes its job fail at once. */
  async sendQueued(location: string, printer?: string): Promise<void> {
    for (const job of await this.queued(location)) {
      if (printer === undefined || job.printer === printer) await this.send(location, job);
    }
  }

  /**
   * After a start no printer has been heard of yet: jobs that were left queued wait until theirs comes back (then
   * `sendQueued` is called for it) or until they expire. Those of printers that are known are sent.
   */
  async takeUp(location: string): Promise<void> {
    for (const job of await this.queued(location)) {
      if (this.engine.fleet.heardOf(job.printer)) await this.send(location, job);
    }
  }

  private async queued(location: string): Promise<PrintJob[]> {
    const jobs = await this.engine.read(location, (state) =>
      [...state.jobs.values()].filter((job) => printTable.next(job.state, "sent")).map((job) => ({ ...job })),
    );
    return jobs ?? [];
  }

  /**
   * `sent` is durable before the printer hears of it: after a crash in between the outcome counts as unknown and the
   * job is never sent again by itself.
   */
  private async send(location: string, job: PrintJob): Promise<void> {
    // A browser's printer prints what the kiosk's own page fetches; if it does not come, the job expires.
    if (this.engine.fleet.get(job.printer)?.driver?.type === "browser") return;
    const obstacle = this.obstacle(job.printer);
    if (obstacle) return this.report(location, job.id, "failed", obstacle);
    const args = await this.engine.read(location, (state) => {
      const ticket = paperTicket(this.engine, state, job.ticket, this.publicUrl);
      const language = state.tickets.get(job.ticket)?.language;
      const { press } = job;
      return ticket && language
        ? { ticket, slip: templateOf(state.town, language), ...(press && { press }) }
        : null;
    });
    if (!args) throw new Error(`print job ${job.id} has no ticket`);
    const sent = await this.ask(location, job.id, "sent");
    if (isRefused(sent)) return;
    const at = this.engine.clock.now();
    const patience_ms = (this.engine.town(location)?.policy.print_answer_s ?? 10) * 1000;
    const refused = await this.way.bus.publish({ location, device: job.printer }, "cmd/print", {
      id: commandId(job.id, job.queued_at),
      at,
      expires_at: at + patience_ms,
      args,
    });
    if (refused?.code === "bus-lost") await this.report(location, job.id, "lost");
    else if (refused) await this.report(location, job.id, "failed", refused.code);
  }

  /** A printer's answer. Answers of another printer, or about jobs nobody knows, are logged and change nothing. */
  async hear(location: string, printer: string, result: Result): Promise<void> {
    const outcome = outcomeOf(result);
    if (!outcome) return;
    const job = await this.engine.read(
      location,
      (state) =>
        [...state.jobs.values()].find(
          (one) => one.printer === printer && commandId(one.id, one.queued_at) === result.id,
        )?.id,
    );
    if (job) return this.report(location, job, outcome.word, outcome.code);
    this.engine.log({
      level: "warn",
      what: "answer about an unknown print job",
      device: printer,
      id: result.id,
    });
  }

  /** Why a printer cannot print now, as printers themselves would say it; null when it can. */
  private obstacle(printer: string): string | null {
    const { fleet } = this.engine;
    const { bus, drives } = this.way;
    if (!bus.connected && !drives(printer)) return "bus-offline";
    if (fleet.prints(printer)) return null;
    const { paper, cover, errors = [] } = fleet.get(printer)?.health ?? {};
    if (!fleet.online(printer)) return "offline";
    if (paper === "out") return "paper-out";
    return cover === "open" ? "cover-open" : (errors[0] ?? "printer-fault");
  }

  private async report(location: string, job: string, word: PrintWord, code?: string): Promise<void> {
    const outcome = await this.ask(location, job, word, code);
    if (isRefused(outcome)) {
      this.engine.log({ level: "info", what: "print answer changes nothing", job, code: outcome.code });
    }
  }

  private ask(location: string, job: string, event: "sent" | PrintWord, code?: string) {
    return this.engine.ask(location, {
      id: `print:${event}:${job}`,
      actor: "device:printing",
      intent: { type: "report-print", job, event, code },
    });
  }
}
