/**
 * A month at the passport counters of Alzey, three times with another public: nine of ten who booked come 3 to 28 minutes early, matters
 * take 12 minutes where 20 are planned, some do not come, others draw a number or want a time of today at the kiosk within the hour. The
 * town's rule (early arrivals fill gaps) against calling nobody before the time they booked, and against first come, first served; the same
 * people each time, through the engine's own decide, fold and free times. `bun engine/dispatch/booked-month.bench.ts`
 *
 * Bun 1.4.5; simulated time, so the same on every machine. The rule, strictly at the booked time, by arrival: 16.3, 27.1, 16.9 minutes in the house
 * for who booked; 0.48, 1.68, 1.20 minutes of waiting beyond the booked time (p90 0.5, 6.5, 3.5); 542, 203, 534 slots won back a month;
 * 499, 424, 502 times of today taken and 20, 95, 17 people who found none within the hour. First come, first served gives back nearly as
 * much time, but lets somebody who came at the booked time wait behind those who came early. Whoever drew a number pays for both: 19.7 minutes, 17.7
 * and 18.8.
 */
import { type Figure, tell } from "../../fixtures/bench/figure.ts";
import { quantile } from "../../fixtures/bench/rounds.ts";
import { BookedMonth, type Calling, type Visit } from "../../fixtures/days/booked-month.ts";
import { bookedMonth } from "../../fixtures/days/booked-plan.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import type { Town } from "../town/town.ts";

const SEEDS = [1, 2, 3];
const FIRST = "2026-11-18";
const DAYS = 30;
const SLOT_MIN = 20;

const [, alzey] = (await bothTowns()) as [Town, Town];
const by_arrival: Town = { ...alzey, policy: { ...alzey.policy, dispatch: "by-arrival" } };

/** What a rule comes to over all months; times in minutes. */
function outcome(town: Town, calling: Calling) {
  const months = SEEDS.map((seed) => new BookedMonth(town, calling).play(bookedMonth(seed, FIRST, DAYS)));
  const visits = months.flatMap((month) => month.visits);
  const booked = visits.filter((visit) => visit.booked === "before");
  const late = booked.map(lateOf);
  const sum = (of: (month: (typeof months)[number]) => number) =>
    months.reduce((total, month) => total + of(month), 0) / SEEDS.length;
  return {
    people: visits.length,
    house: meanOf(booked.map(insideOf)),
    walk_in: meanOf(visits.filter((visit) => visit.booked === "no").map(insideOf)),
    late: meanOf(late),
    late_p90: quantile(late, 0.9),
    same_day: visits.filter((visit) => visit.booked === "same-day").length / SEEDS.length,
    away: sum((month) => month.away),
    won_back: sum((month) => month.won_back_min) / SLOT_MIN,
    wrong: months.flatMap((month) => month.wrong),
  };
}

function insideOf({ came_at, left_at }: Visit): number {
  return (left_at - came_at) / 60_000;
}

/** From the booked time, or from coming after it. */
function lateOf({ came_at, due_at, called_at }: Visit): number {
  return Math.max(0, called_at - Math.max(due_at ?? 0, came_at)) / 60_000;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

const fair = outcome(alzey, "next");
const strict = outcome(alzey, "at-booked-time");
const arrival = outcome(by_arrival, "next");
const wrong = [fair, strict, arrival].flatMap((one) => one.wrong);

type Told = Pick<Figure, "what" | "unit"> & { of: (rule: typeof fair) => number; note?: string };
function compare({ of, ...told }: Told): void {
  const shared = { ...told, measured: of(fair), target: null, rounds: SEEDS.length, violations: wrong };
  tell({ ...shared, baseline: { what: "strictly at the booked time", value: of(strict) } });
  tell({ ...shared, baseline: { what: "first come, first served", value: of(arrival) } });
}
const three = (of: (rule: typeof fair) => number) =>
  [fair, strict, arrival].map((rule) => of(rule).toFixed(1)).join(", ");

compare({
  what: "a month in Alzey: minutes in the house, booked",
  unit: "min",
  of: (rule) => rule.house,
  note: `who drew a number (rule, strictly, by arrival): ${three((rule) => rule.walk_in)}`,
});
compare({
  what: "a month in Alzey: wait beyond the booked time",
  unit: "min",
  of: (rule) => rule.late,
  note: `p90 ${three((rule) => rule.late_p90)}`,
});
compare({
  what: "a month in Alzey: slots of 20 minutes won back",
  unit: "slots",
  of: (rule) => rule.won_back,
  note: `times of today that were taken ${three((rule) => rule.same_day)}, found none within the hour ${three((rule) => rule.away)}; ${fair.people} people`,
});
