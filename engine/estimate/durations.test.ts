import { expect, test } from "bun:test";
import fc from "fast-check";
import {
  type Durations,
  type Lesson,
  learn,
  learnMissed,
  logNormal,
  meanOf,
  missedShare,
  PACE,
  prepare,
  rowOf,
  unlearn,
} from "./durations.ts";

const MINUTE = 60_000;
const services = [
  { id: "id-card", duration_min: 15 },
  { id: "pickup", duration_min: 5 },
];
const known = (durations: Durations, key: string) => rowOf(durations, key);

test("before anything was seen, a service takes what the document plans", () => {
  const durations = prepare({}, services);
  expect(meanOf(known(durations, "id-card"))).toBeCloseTo(15 * MINUTE, 3);
  expect(missedShare(known(durations, "id-card"))).toBeCloseTo(0.05);
});

test("preparing again keeps what was learned and adds what is new", () => {
  const durations = prepare({}, services);
  learn(durations, "pickup", 2 * MINUTE);
  const learned = known(durations, "pickup");
  prepare(durations, [...services, { id: "passport", duration_min: 20 }]);
  expect(known(durations, "pickup")).toBe(learned);
  expect(meanOf(known(durations, "passport"))).toBeCloseTo(20 * MINUTE, 3);
});

test("a plan that the document changes counts from then on, under what was learned already", () => {
  const planned = (duration_min: number) => [{ id: "id-card", duration_min }];
  const unseen = prepare(prepare({}, planned(5)), planned(30));
  expect(meanOf(known(unseen, "id-card"))).toBeCloseTo(30 * MINUTE, 3);
  const changed = prepare({}, planned(20));
  const always = prepare({}, planned(30));
  for (let index = 0; index < 10; index++) {
    learn(changed, "id-card", (20 + index) * MINUTE);
    learn(always, "id-card", (20 + index) * MINUTE);
  }
  prepare(changed, planned(30));
  expect(meanOf(known(changed, "id-card"))).toBeCloseTo(meanOf(known(always, "id-card")), 3);
  expect(logNormal(known(changed, "id-card")).deviation).toBeCloseTo(
    logNormal(known(always, "id-card")).deviation,
    9,
  );
});

test("experience outweighs a wrong plan", () => {
  const durations = prepare({}, services);
  for (let index = 0; index < 100; index++) learn(durations, "id-card", (index % 2 ? 7 : 9) * MINUTE);
  expect(meanOf(known(durations, "id-card")) / MINUTE).toBeWithin(7.5, 9.5);
  expect(logNormal(known(durations, "id-card")).deviation).toBeLessThan(0.4);
});

test("a forgotten finish moves little", () => {
  const durations = prepare({}, services);
  for (let index = 0; index < 100; index++) learn(durations, "id-card", (index % 2 ? 7 : 9) * MINUTE);
  const before = meanOf(known(durations, "id-card"));
  learn(durations, "id-card", 8 * 60 * MINUTE);
  learn(durations, "id-card", 0);
  expect(Math.abs(meanOf(known(durations, "id-card")) / before - 1)).toBeLessThan(0.03);
});

test("who does not come is counted beside who was served", () => {
  const durations = prepare({}, services);
  for (let index = 0; index < 80; index++) learn(durations, "pickup", 4 * MINUTE);
  const took = meanOf(known(durations, "pickup"));
  for (let index = 0; index < 20; index++) learnMissed(durations, "pickup");
  expect(missedShare(known(durations, "pickup"))).toBeWithin(0.15, 0.25);
  expect(meanOf(known(durations, "pickup")) / took).toBeWithin(0.95, 1.1);
});

test("a service that no document names any more teaches and throws nothing", () => {
  const durations = prepare({}, services);
  expect(meanOf(known(durations, "abolished"))).toBeGreaterThan(0);
  unlearn(durations, learn(durations, "abolished", MINUTE));
  expect(known(durations, "abolished").n).toBe(0);
});

const ms = fc.integer({ min: 1_000, max: 7_200_000 });
const key = fc.constantFrom("id-card", "pickup", PACE.answer);

test("property: taken back newest first, everything is exactly as before, also through JSON", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, ms, fc.boolean())), (taught) => {
      const durations = prepare({}, services);
      learn(durations, "id-card", 9 * MINUTE);
      const before = JSON.stringify(durations);
      const lessons = taught.map(([key, ms, came]) =>
        came ? learn(durations, key, ms) : learnMissed(durations, key),
      );
      const kept: Lesson[] = JSON.parse(JSON.stringify(lessons));
      for (const lesson of kept.toReversed()) unlearn(durations, lesson);
      expect(JSON.stringify(durations)).toBe(before);
    }),
  );
});

test("property: taken back in the midst, it is as if it had never been", () => {
  // Near the mean, because how far an outlier is believed depends on what was known then.
  const near = fc.integer({ min: 8 * MINUTE, max: 20 * MINUTE });
  fc.assert(
    fc.property(fc.array(near), near, fc.array(near), (earlier, wrong, later) => {
      const durations = prepare({}, services);
      const without = prepare({}, services);
      for (const ms of earlier) for (const all of [durations, without]) learn(all, "id-card", ms);
      const lesson = learn(durations, "id-card", wrong);
      for (const ms of later) for (const all of [durations, without]) learn(all, "id-card", ms);
      unlearn(durations, lesson);
      const now = logNormal(known(durations, "id-card"));
      const wanted = logNormal(known(without, "id-card"));
      expect(now.mean).toBeCloseTo(wanted.mean, 9);
      expect(now.deviation).toBeCloseTo(wanted.deviation, 9);
    }),
  );
});
