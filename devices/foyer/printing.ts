import type { Engine } from "../../engine/engine.ts";
import type { PrintJob } from "../../engine/location/print.ts";
import { isRefused } from "../../engine/refusal.ts";
import { printTable } from "../../machines/print.ts";
import type { Bus } from "../broker/bus.ts";
import type { Result } from "../contract/command.ts";
import { commandId } from "./command-id.ts";
import { paperTicket } from "./paper-ticket.ts";

/** Sends print jobs to their printers, each at most once, and reports how they fared. */
export class Printing {
  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    private readonly publicUrl: string,
  ) {}

  /** Sends what is queued at a location; a printer that cannot print makes its job fail at once. */
  async sendQueued(location: string): Promise<void> {
    const jobs = await this.engine.read(location, (state) =>
      [...state.jobs.values()].filter((job) => printTable.next(job.state, "sent")).map((job) => ({ ...job })),
    );
    for (const job of jobs ?? []) await this.send(location, job);
  }

  /**
   * `sent` is durable before the printer hears of it: after a crash in between the outcome counts as unknown and the
   * job is never sent again by itself.
   */
  private async send(location: string, job: PrintJob): Promise<void> {
    if (!this.bus.connected || !this.engine.fleet.prints(job.printer)) {
      return this.report(location, job.id, "failed", this.why(job.printer));
    }
    const ticket = await this.engine.read(location, (state) =>
      paperTicket(this.engine, state, job, this.publicUrl),
    );
    if (!ticket) throw new Error(`print job ${job.id} has no ticket`);
    const sent = await this.ask(location, job.id, "sent");
    if (isRefused(sent)) return;
    const at = this.engine.clock.now();
    const patience_ms = (this.engine.town(location)?.policy.print_answer_s ?? 10) * 1000;
    const refused = await this.bus.publish({ location, device: job.printer }, "cmd/print", {
      id: commandId(job.id, job.queued_at),
      at,
      expires_at: at + patience_ms,
      args: { ticket },
    });
    if (refused) await this.report(location, job.id, "failed", refused.code);
  }

  /** A printer's answer. Answers of another printer, or about jobs nobody knows, are logged and change nothing. */
  async hear(location: string, printer: string, result: Result): Promise<void> {
    const event = EVENTS[result.status];
    if (!event) return;
    const job = await this.engine.read(
      location,
      (state) =>
        [...state.jobs.values()].find(
          (one) => one.printer === printer && commandId(one.id, one.queued_at) === result.id,
        )?.id,
    );
    if (job) return this.report(location, job, event, result.code ?? result.status);
    this.engine.log({
      level: "warn",
      what: "answer about an unknown print job",
      device: printer,
      id: result.id,
    });
  }

  private why(printer: string): string {
    const device = this.engine.fleet.get(printer);
    if (!this.bus.connected) return "bus-offline";
    if (!this.engine.fleet.online(printer)) return "offline";
    return device?.health.paper === "out" ? "paper-out" : "cover-open";
  }

  private async report(
    location: string,
    job: string,
    event: "printed" | "failed",
    code?: string,
  ): Promise<void> {
    const outcome = await this.ask(location, job, event, code);
    if (isRefused(outcome)) {
      this.engine.log({ level: "info", what: "print answer came too late", job, code: outcome.code });
    }
  }

  private ask(location: string, job: string, event: "sent" | "printed" | "failed", code?: string) {
    return this.engine.ask(location, {
      id: `print:${event}:${job}`,
      actor: "device:printing",
      intent: { type: "report-print", job, event, code },
    });
  }
}

/** What a printer's answer means for the job; an accepted or running job is still under way. */
const EVENTS: Partial<Record<Result["status"], "printed" | "failed">> = {
  done: "printed",
  duplicate: "printed",
  failed: "failed",
  expired: "failed",
};
