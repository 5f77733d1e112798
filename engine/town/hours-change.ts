import { dateAfter } from "./day.ts";
import type { Department, Opening, Text, Town } from "./town.ts";

/** Closed on some days beside holidays and what the document says, both ends included. */
export interface ClosureWish {
  kind: "closure";
  department: string;
  /** Only this pool gives no appointments; null: the department is closed. */
  pool: string | null;
  from: string;
  to: string;
  /** Only these hours of each day, wall times; of the whole department. All day unless said. */
  part?: [from: string, to: string];
  /** Shown to everybody. */
  text: Text;
}

/** The hours of one day, whatever the calendar says: open on a day off, or shorter or longer than usual. */
export interface OpeningWish {
  kind: "opening";
  department: string;
  date: string;
  spans: [from: string, to: string][];
  /** Appointments at a time in these hours beside those of the ordinary day, by pool. */
  places: Record<string, number>;
}

/** What staff enter of an office's hours, without a new document. */
export type HoursWish = ClosureWish | OpeningWish;

/** Such a wish in force; `h{n}` is unique in its location. */
export type HoursChange = HoursWish & { id: string };

/** The first and the last date it is about. */
export function datesOf(change: HoursWish): [from: string, to: string] {
  return change.kind === "closure" ? [change.from, change.to] : [change.date, change.date];
}

/** The town as its document and the changes say, in the order they were entered: of two about the same day the later one counts. */
export function amended(document: Town, changes: readonly HoursWish[]): Town {
  if (changes.length === 0) return document;
  const departments = document.departments.map((department) =>
    changes
      .filter((change) => change.department === department.id)
      .reduce((before, change, nth, all) => changed(before, change, all.slice(nth + 1)), department),
  );
  return { ...document, departments };
}

function changed(department: Department, change: HoursWish, later: readonly HoursWish[]): Department {
  if (change.kind === "opening") return opened(department, change);
  if (change.part) return partClosed(department, change, change.part, later);
  return change.pool === null ? closed(department, change) : poolClosed(department, change, change.pool);
}

function closed(department: Department, { from, to, text }: ClosureWish): Department {
  const { closures, extra } = department.opening;
  const opening: Opening = {
    ...department.opening,
    // First, so that its text is the one shown.
    closures: [{ from, to, text }, ...closures],
    extra: extra.filter(({ date }) => date < from || date > to),
  };
  return { ...department, opening };
}

/** A break on each of its days that no later change opens anew. */
function partClosed(
  department: Department,
  { from, to }: ClosureWish,
  part: [from: string, to: string],
  later: readonly HoursWish[],
): Department {
  const { opening } = department;
  const days = later.reduce(
    (left, change) => (change.kind === "opening" ? left.flatMap((one) => around(one, change.date)) : left),
    [{ from, to }],
  );
  const breaks = days.map((dates) => ({ weekdays: [1, 2, 3, 4, 5, 6, 7], ...dates, spans: [part] }));
  return { ...department, opening: { ...opening, breaks: [...(opening.breaks ?? []), ...breaks] } };
}

function poolClosed(department: Department, { from, to }: ClosureWish, pool: string): Department {
  const { booking } = department;
  if (!booking) return department;
  const pools = booking.pools.map((one) =>
    one.id === pool ? { ...one, closures: [...(one.closures ?? []), { from, to }] } : one,
  );
  return { ...department, booking: { ...booking, pools } };
}

function opened(department: Department, { date, spans, places }: OpeningWish): Department {
  const { opening, booking } = department;
  const extra = [...opening.extra.filter((one) => one.date !== date), { date, spans }];
  const open = { ...department, opening: { ...opening, extra } };
  if (!booking) return open;
  const weekdays = [Temporal.PlainDate.from(date).dayOfWeek];
  const pools = booking.pools.map((pool) => {
    const capacity = Object.hasOwn(places, pool.id) ? places[pool.id]! : 0;
    if (capacity === 0) return pool;
    const rules = [...pool.rules, { weekdays, from: date, to: date, spans, capacity }];
    return { ...pool, rules, closures: (pool.closures ?? []).flatMap((one) => around(one, date)) };
  });
  return { ...open, booking: { ...booking, pools } };
}

type Dates = { from: string; to: string };

/** What is left of the dates beside one. */
function around({ from, to }: Dates, date: string): Dates[] {
  if (date < from || date > to) return [{ from, to }];
  const before = { from, to: dateAfter(date, -1) };
  const after = { from: dateAfter(date, 1), to };
  return [before, after].filter((one) => one.from <= one.to);
}
