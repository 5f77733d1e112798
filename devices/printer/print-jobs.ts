import type { Clock } from "../../engine/clock.ts";
import type { Paper } from "../../engine/slip/layout.ts";
import type { PrintArgs, Result } from "../contract/command.ts";
import type { MessageAt } from "../contract/contract.ts";
import type { Printer, PrintOutcome } from "./printer.ts";
import { encodeTicket } from "./ticket.ts";

/** Devices remember so many command ids, so that nothing said twice is done twice. */
const REMEMBERED = 64;
const RAW_MEDIA = ["application/vnd.escpos", "application/octet-stream"];

export type PrintCommand = MessageAt<"cmd/print">["payload"];

/** Does each print command at most once, and answers every one: accepted, then done or failed. */
export class PrintJobs {
  readonly #seen = new Map<string, Result["status"]>();

  constructor(
    readonly printer: Pick<Printer, "print" | "status" | "onStatus">,
    readonly answer: (result: Result) => void,
    readonly paper: Paper,
    readonly clock: Clock,
  ) {}

  async take({ id, at, expires_at, args }: PrintCommand): Promise<void> {
    const before = this.#seen.get(id);
    if (before) return this.answer({ id, status: "duplicate", detail: before });
    // The sender's clock may be hours off: what is left is counted from the command's coming.
    const deadline = this.clock.now() + (expires_at - at);
    if (this.clock.now() >= deadline) return this.#end({ id, status: "expired" });
    const bytes = this.#bytes(args);
    if (!bytes) return this.#end({ id, status: "failed", code: "unsupported-media" });
    this.#end({ id, status: "accepted" });
    this.#end({ id, ...result(await this.#print(bytes, deadline)) });
  }

  /** A job that no byte was sent of, because the printer was away, is tried again as long as it is wanted. */
  async #print(bytes: Uint8Array, deadline: number): Promise<PrintOutcome> {
    for (;;) {
      const outcome = await this.printer.print(bytes, () => this.clock.now() < deadline);
      if (outcome.outcome !== "refused" || outcome.code !== "offline") return outcome;
      if (!(await this.#back(deadline))) return outcome;
    }
  }

  /** Whether the printer is back before the deadline. */
  #back(deadline: number): Promise<boolean> {
    const back = Promise.withResolvers<boolean>();
    const stop = this.printer.onStatus(({ offline }) => !offline && back.resolve(true));
    const callOff = this.clock.after(deadline - this.clock.now(), () => back.resolve(false));
    if (!this.printer.status.offline) back.resolve(true);
    return back.promise.finally(() => {
      stop();
      callOff();
    });
  }

  #bytes(args: PrintArgs): Uint8Array | undefined {
    if ("ticket" in args) return encodeTicket(args.ticket, this.paper, args.slip);
    return RAW_MEDIA.includes(args.raw.media) ? Buffer.from(args.raw.base64, "base64") : undefined;
  }

  #end(result: Result): void {
    this.#seen.set(result.id, result.status);
    const oldest = this.#seen.keys().next().value;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
    this.answer(result);
  }
}

function result(outcome: PrintOutcome): Omit<Result, "id"> {
  if (outcome.outcome === "printed") return { status: "done" };
  if (outcome.outcome === "unknown") return { status: "failed", code: "unknown", detail: outcome.detail };
  return outcome.code === "expired" ? { status: "expired" } : { status: "failed", code: outcome.code };
}
