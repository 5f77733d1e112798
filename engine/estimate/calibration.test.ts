import { expect, test } from "bun:test";
import fc from "fast-check";
import {
  type Calibration,
  type CalibrationLesson,
  calibrated,
  errorOf,
  observe,
  uncalibrated,
  unobserve,
} from "./calibration.ts";

const MINUTE = 60_000;
const raw = { low_ms: 15 * MINUTE, mid_ms: 20 * MINUTE, high_ms: 25 * MINUTE };

/** True waits that lie evenly from 0 to twice the middle, shuffled by a stride. */
function live(calibration: Calibration, promises: number, from: number, to: number): number {
  let within = 0;
  for (let index = 0; index < promises; index++) {
    const said = calibrated(calibration, raw);
    const true_ms = (from + (to - from) * (((index * 37) % 101) / 100)) * MINUTE;
    observe(calibration, "id-card", said, true_ms);
    if (index >= promises / 2 && said.low_ms <= true_ms && true_ms <= said.high_ms) within++;
  }
  return within / (promises / 2);
}

test("ranges that were too narrow come to hold 8 of 10", () => {
  expect(live(uncalibrated(), 4_000, 5, 45)).toBeWithin(0.76, 0.84);
});

test("ranges that were too wide come to hold 8 of 10", () => {
  expect(live(uncalibrated(), 4_000, 18, 22)).toBeWithin(0.76, 0.84);
});

test("before the first comparison there is no error to tell; then it is told per service and in all", () => {
  const calibration = uncalibrated();
  expect(errorOf(calibration)).toBeNull();
  observe(calibration, "id-card", raw, 23 * MINUTE);
  observe(calibration, "pickup", raw, 40 * MINUTE);
  expect(errorOf(calibration, "id-card")).toEqual({
    n: 1,
    bias_ms: 3 * MINUTE,
    mean_absolute_ms: 3 * MINUTE,
    coverage: 1,
  });
  expect(errorOf(calibration)).toMatchObject({ n: 2, bias_ms: 11.5 * MINUTE, coverage: 0.5 });
});

const seen = fc.tuple(
  fc.constantFrom("id-card", "pickup"),
  fc.integer({ min: 0, max: 90 * MINUTE }),
  fc.integer({ min: 0, max: 200 * MINUTE }),
);
const rangeOf = (mid_ms: number) => ({ low_ms: mid_ms * 0.7, mid_ms, high_ms: mid_ms * 1.5 + MINUTE });

test("property: low ≤ mid ≤ high stays true whatever was learned", () => {
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 300 }), fc.nat(90 * MINUTE), (lessons, mid) => {
      const calibration = uncalibrated();
      for (const [service, mid_ms, true_ms] of lessons)
        observe(calibration, service, calibrated(calibration, rangeOf(mid_ms)), true_ms);
      const { low_ms, mid_ms, high_ms } = calibrated(calibration, rangeOf(mid));
      expect(0 <= low_ms && low_ms <= mid_ms && mid_ms <= high_ms).toBe(true);
    }),
  );
});

test("property: taken back newest first, the calibration is exactly as before, also through JSON", () => {
  fc.assert(
    fc.property(fc.array(seen), fc.array(seen), (earlier, taught) => {
      const calibration = uncalibrated();
      const teach = ([service, mid_ms, true_ms]: (typeof taught)[number]) =>
        observe(calibration, service, rangeOf(mid_ms), true_ms);
      for (const one of earlier) teach(one);
      const before = structuredClone(calibration);
      const lessons: CalibrationLesson[] = JSON.parse(JSON.stringify(taught.map(teach)));
      for (const lesson of lessons.toReversed()) unobserve(calibration, lesson);
      for (const [service, tally] of Object.entries(calibration.tallies))
        if (tally.n === 0) delete calibration.tallies[service];
      expect(calibration).toEqual(before);
    }),
  );
});
