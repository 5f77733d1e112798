import type { Clock } from "../../engine/clock.ts";
import type { Result } from "../contract/command.ts";

/** Devices remember so many command ids, so that nothing said twice is done twice. */
const REMEMBERED = 64;

interface Command {
  readonly id: string;
  readonly at: number;
  readonly expires_at: number;
}

/**
 * Jobs for a printer that comes for them, or is told and answers later: each is handed out once, and never again. One that
 * nobody came for in time has expired: that is certain, unlike what was handed out and never answered.
 */
export class Handed<C extends Command> {
  private readonly waiting = new Map<string, { command: C; callOff: () => void }>();
  private readonly under_way = new Set<string>();
  private readonly seen = new Map<string, Result["status"]>();

  constructor(
    private readonly answer: (result: Result) => void,
    private readonly clock: Clock,
  ) {}

  take(command: C): void {
    const { id, at, expires_at } = command;
    const before = this.seen.get(id);
    if (before) return this.answer({ id, status: "duplicate", detail: before });
    if (expires_at <= at) return this.say({ id, status: "expired" });
    this.remember(id, "accepted");
    const callOff = this.clock.after(expires_at - at, () => {
      if (this.waiting.delete(id)) this.say({ id, status: "expired" });
    });
    this.waiting.set(id, { command, callOff });
  }

  /** The oldest job that still waits; from now on it is under way. */
  hand(): C | undefined {
    for (const [id, { command, callOff }] of this.waiting) {
      this.waiting.delete(id);
      callOff();
      this.under_way.add(id);
      this.say({ id, status: "accepted" });
      return command;
    }
    return undefined;
  }

  /**
   * What the printer says of a job: late is as good as in time, also of one that was handed out before the program was
   * started anew; twice is as good as once; of one that was not handed out it is nothing.
   */
  end(id: string, outcome: Pick<Result, "status" | "code">): void {
    if (this.waiting.has(id) || (this.seen.has(id) && !this.under_way.has(id))) return;
    this.under_way.delete(id);
    this.say({ id, ...outcome });
  }

  endAll(outcome: Pick<Result, "status" | "code">): void {
    for (const id of this.under_way) this.end(id, outcome);
  }

  close(): void {
    for (const { callOff } of this.waiting.values()) callOff();
    this.waiting.clear();
  }

  private say(result: Result): void {
    this.remember(result.id, result.status);
    this.answer(result);
  }

  private remember(id: string, status: Result["status"]): void {
    this.seen.set(id, status);
    const oldest = this.seen.keys().next().value;
    if (this.seen.size <= REMEMBERED || oldest === undefined) return;
    this.seen.delete(oldest);
    this.under_way.delete(oldest);
  }
}
