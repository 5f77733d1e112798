import type { Display } from "../contract/set.ts";

/** No letter before it: tickets always have one. */
export const TEST_NUMBER = "8888";

/** Which signs show a test call at the moment. */
export class TestCalls {
  /** How to call off the end of each. */
  readonly callOff = new Map<string, () => void>();
  private readonly tests = new Map<string, { rev: string; shown: number | null }>();

  begin(sign: string, rev: string): void {
    this.callOff.get(sign)?.();
    this.tests.set(sign, { rev, shown: null });
  }

  /** False when it was over already, or another one has begun. */
  end(sign: string, rev: string): boolean {
    return this.tests.get(sign)?.rev === rev && this.tests.delete(sign);
  }

  /** What the sign shall show: the test, unless something happened at the counter since it began; `shown` counts that. */
  instead(sign: string, wanted: Display, shown: number): Display {
    const test = this.tests.get(sign);
    if (!test) return wanted;
    test.shown ??= shown;
    if (test.shown === shown)
      return { ...wanted, rev: test.rev, mode: "call", text: TEST_NUMBER, blink_ms: 0 };
    this.tests.delete(sign);
    return wanted;
  }

  close(): void {
    for (const callOff of this.callOff.values()) callOff();
  }
}
