import type { PrintArgs, Result } from "../contract/command.ts";
import type { MessageAt } from "../contract/contract.ts";
import type { Paper } from "../printer/layout.ts";
import type { PrintOutcome } from "../printer/printer.ts";
import { encodeTicket } from "../printer/ticket.ts";

/** Devices remember so many command ids, so that nothing said twice is done twice. */
const REMEMBERED = 64;
const RAW_MEDIA = ["application/vnd.escpos", "application/octet-stream"];

type Command = MessageAt<"cmd/print">["payload"];

/** Does each print command at most once, and answers every one: accepted, then done or failed. */
export class PrintJobs {
  readonly #seen = new Map<string, Result["status"]>();

  constructor(
    readonly print: (bytes: Uint8Array) => Promise<PrintOutcome>,
    readonly answer: (result: Result) => void,
    readonly paper: Paper,
    /** Milliseconds since 1970 UTC. */
    readonly now: () => number,
  ) {}

  async take({ id, expires_at, args }: Command): Promise<void> {
    const before = this.#seen.get(id);
    if (before) return this.answer({ id, status: "duplicate", detail: before });
    if (this.now() >= expires_at) return this.#end({ id, status: "expired" });
    const bytes = this.#bytes(args);
    if (!bytes) return this.#end({ id, status: "failed", code: "unsupported-media" });
    this.#end({ id, status: "accepted" });
    this.#end({ id, ...result(await this.print(bytes)) });
  }

  #bytes(args: PrintArgs): Uint8Array | undefined {
    if ("ticket" in args) return encodeTicket(args.ticket, this.paper);
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
  if (outcome.outcome === "failed") return { status: "failed", code: outcome.code };
  return { status: "failed", code: "unknown", detail: outcome.detail };
}
