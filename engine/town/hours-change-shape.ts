import { isDate, isTime } from "./calendar-words.ts";
import { dateAfter } from "./day.ts";
import { type ClosureWish, datesOf, type HoursWish, type OpeningWish } from "./hours-change.ts";
import { checkSpans } from "./hours-check.ts";
import { list, object, oneOf, type Shape, string, whole } from "./shape.ts";
import { text } from "./text-shape.ts";
import type { Town } from "./town.ts";

const date = string("a date like 2026-12-24", isDate);
const time = string("a wall time like 08:30", isTime);
const id = string("an id", () => true);
const span: Shape<[from: string, to: string]> = (value, path, report): value is [string, string] =>
  list(time, 2, 2)(value, path, report);
const nullOrId: Shape<string | null> = (value, path, report): value is string | null =>
  value === null || id(value, path, report);

const closure = object<ClosureWish>(
  { kind: oneOf(["closure"]), department: id, pool: nullOrId, from: date, to: date, text: text(400) },
  { part: span },
);
const opening = object<Omit<OpeningWish, "places"> & { places: object }>(
  {
    kind: oneOf(["opening"]),
    department: id,
    date,
    spans: list(span, 1, 6),
    places: (value, _path, _report): value is object => typeof value === "object" && value !== null,
  },
  {},
);
const places = whole(0, 99);

/** How far ahead hours are changed, days. */
export const FARTHEST_DAYS = 400;

/** What is wrong with a wish about the hours, as entered on the local date `today`; null when it can be had. */
export function wrongIn(town: Town, wish: HoursWish, today: string): string | null {
  const problems: string[] = [];
  const report = (path: string, reason: string) => void problems.push(`${path} ${reason}`);
  const shaped = wish.kind === "closure" ? closure(wish, "", report) : opening(wish, "", report);
  if (!shaped) return problems[0] ?? "is no change of hours";
  const department = town.departments.find((one) => one.id === wish.department);
  if (!department) return `department is none here: ${wish.department}`;
  const pools = new Set(department.booking?.pools.map((pool) => pool.id));
  const spans = wish.kind === "opening" ? wish.spans : wish.part ? [wish.part] : [];
  if (wish.kind === "closure") {
    if (wish.part && wish.pool !== null) report("part", "closes a whole department, no single pool");
    if (wish.pool !== null && !pools.has(wish.pool)) report("pool", `is none of ${wish.department}`);
  } else {
    for (const [pool, capacity] of Object.entries(wish.places)) {
      if (!pools.has(pool)) report(`places.${pool}`, `is no pool of ${wish.department}`);
      places(capacity, `places.${pool}`, report);
    }
  }
  checkSpans("spans", spans, report);
  const off = spans.flat().find((mark) => !/[05]$/.test(mark));
  if (off) report("spans", `must lie on five minutes: ${off}`);
  const [from, to] = datesOf(wish);
  if (to < from) report("to", `lies before its beginning: ${to} < ${from}`);
  if (to < today) report("to", `is past: ${to}`);
  if (to > dateAfter(today, FARTHEST_DAYS)) report("to", `lies too far ahead: ${to}`);
  return problems[0] ?? null;
}
