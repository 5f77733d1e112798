/** So many requests are answered in one turn of the event loop, some 20 ms of it. */
const IN_A_TURN = 256;
/** So many of the public wait for theirs, some 200 ms; clerks are never more than wait here. */
const ROOM = 2_000;

/** Whether a request that waited may go on, or is told that it is too busy. */
export type Let = "pass" | "busy";

/**
 * Lets so many requests pass in each turn of the event loop. Bun reads on without turning while a thousand sockets have
 * something to say, and whoever was refused asks again at once: with 3,000 browsers the loop turned every six seconds, and
 * neither timers nor the journal's answers came through. Whoever has to wait is silent meanwhile, so the loop turns. Clerks
 * pass first; the public beyond the room is told to come back, no more of them in a turn than pass, or asking again would
 * be all that the house is busy with.
 */
export class Turnstile {
  private passed = 0;
  private turning = false;
  private readonly clerks: ((as: Let) => void)[] = [];
  private readonly visitors: ((as: Let) => void)[] = [];
  private readonly surplus: ((as: Let) => void)[] = [];

  /** Null: pass at once. `isClerk` is asked only where somebody has to wait. */
  enter(isClerk: () => boolean): Promise<Let> | null {
    if (!this.turning) this.turn();
    if (this.passed < IN_A_TURN) {
      this.passed += 1;
      return null;
    }
    return new Promise((resolve) => {
      if (isClerk()) this.clerks.push(resolve);
      else if (this.visitors.length < ROOM) this.visitors.push(resolve);
      else this.surplus.push(resolve);
    });
  }

  private turn(): void {
    this.turning = true;
    setImmediate(() => {
      this.turning = false;
      for (const answer of this.surplus.splice(0, IN_A_TURN)) answer("busy");
      const next = this.clerks.splice(0, IN_A_TURN);
      next.push(...this.visitors.splice(0, IN_A_TURN - next.length));
      this.passed = next.length;
      if (next.length > 0 || this.surplus.length > 0) this.turn();
      for (const answer of next) answer("pass");
    });
  }
}
