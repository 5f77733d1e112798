import type { Display } from "../contract/set.ts";

/**
 * Makes a sign blink that cannot by itself: dark and lit in turn, half a period each, in real time, because eyes see no
 * other.
 */
export class Blinking {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly beat: (display: Display, lit: boolean) => void) {}

  /** Starts anew, or stops when this display is steady. */
  follow(display: Display): void {
    this.stop();
    if (display.blink_ms === 0) return;
    let lit = true;
    this.timer = setInterval(() => {
      lit = !lit;
      this.beat(display, lit);
    }, display.blink_ms / 2);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
