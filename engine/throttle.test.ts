import { expect, test } from "bun:test";
import fc from "fast-check";
import { createThrottle } from "./throttle.ts";

test("a burst is let through, then one every interval, and a refusal says when to come back", () => {
  const throttle = createThrottle({ burst: 3, every_ms: 10_000 });
  const takes = (now_ms: number) => throttle.take("a", now_ms);
  expect([takes(0), takes(0), takes(0)].every(({ ok }) => ok)).toBe(true);
  expect(takes(0)).toEqual({ ok: false, retry_after_s: 10 });
  expect(takes(4_000)).toEqual({ ok: false, retry_after_s: 6 });
  expect(takes(10_000)).toEqual({ ok: true });
  expect(throttle.take("b", 10_000)).toEqual({ ok: true });
});

test("in any window no key gets more than its burst and what the time refills", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(3_000)), { maxLength: 200 }),
      fc.integer({ min: 1, max: 5 }),
      (steps, burst) => {
        const throttle = createThrottle({ burst, every_ms: 1_000 });
        let now_ms = 0;
        const taken: Record<string, number[]> = { a: [], b: [] };
        for (const [key, wait_ms] of steps) {
          now_ms += wait_ms;
          if (throttle.take(key, now_ms).ok) taken[key]!.push(now_ms);
        }
        for (const times of Object.values(taken))
          for (const [first, from_ms] of times.entries())
            for (const [last, to_ms] of times.entries())
              if (last >= first)
                expect(last - first + 1).toBeLessThanOrEqual(burst + Math.ceil((to_ms - from_ms) / 1_000));
      },
    ),
  );
});

test("a clock that is set back by hours holds nobody back for hours", () => {
  const throttle = createThrottle({ burst: 2, every_ms: 1_000 });
  const noon = 12 * 3_600_000;
  expect([throttle.take("a", noon), throttle.take("a", noon)].every(({ ok }) => ok)).toBe(true);
  const nine = noon - 3 * 3_600_000;
  expect(throttle.take("a", nine)).toEqual({ ok: false, retry_after_s: 1 });
  expect(throttle.take("a", nine + 1_000)).toEqual({ ok: true });
});

test("a flood of keys forgets the one unused longest, never the busy one", () => {
  const throttle = createThrottle({ burst: 1, every_ms: 1_000_000, keys: 10 });
  throttle.take("busy", 0);
  throttle.take("idle", 0);
  for (let other = 0; other < 9; other++) {
    throttle.take(`other ${other}`, 0);
    expect(throttle.take("busy", 0).ok).toBe(false);
  }
  expect(throttle.take("idle", 0).ok).toBe(true);
});

test("forgiving gives the whole burst back", () => {
  const throttle = createThrottle({ burst: 1, every_ms: 1_000 });
  throttle.take("a", 0);
  throttle.forgive("a");
  expect(throttle.take("a", 0).ok).toBe(true);
});
