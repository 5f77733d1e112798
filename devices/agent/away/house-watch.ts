import type { Clock } from "../../../engine/clock.ts";
import type { Log } from "../../../engine/log.ts";

const LOOK_MS = 5_000;
const LOOK_AGAIN_MS = 1_000;
const ANSWER_MS = 3_000;
/** One look may fail for reasons that nobody at the kiosk need know of. */
const FAILURES = 2;

/** Looks whether the house answers, so that nobody at the kiosk waits for a line that is cut. */
export class HouseWatch {
  private failures = 0;
  private callOff: () => void = () => {};
  private closed = false;

  constructor(
    private readonly ports: {
      house: URL;
      clock: Clock;
      log: Log;
      heard: () => void;
      /** The house does not answer any more. */
      lost: () => void;
    },
  ) {
    void this.look();
  }

  get away(): boolean {
    return this.failures >= FAILURES;
  }

  close(): void {
    this.closed = true;
    this.callOff();
  }

  private async look(): Promise<void> {
    const { house, clock, log, heard, lost } = this.ports;
    const before = this.away;
    const there = await answers(house);
    if (this.closed) return;
    this.failures = there ? 0 : this.failures + 1;
    if (there) heard();
    if (this.away !== before) {
      const what = this.away ? "the house is away: numbers are drawn here" : "the house is back";
      log({ level: this.away ? "warn" : "info", what, house: house.origin });
      if (this.away) lost();
    }
    this.callOff = clock.after(this.failures > 0 ? LOOK_AGAIN_MS : LOOK_MS, () => void this.look());
  }
}

async function answers(house: URL): Promise<boolean> {
  try {
    const { ok, body } = await fetch(new URL("/health", house), { signal: AbortSignal.timeout(ANSWER_MS) });
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}
