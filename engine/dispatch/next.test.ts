import { describe, expect, test } from "bun:test";
import type { Ticket } from "../location/ticket.ts";
import type { Policy } from "../town/town.ts";
import { Lines } from "./lines.ts";
import { next } from "./next.ts";
import type { Reason } from "./reason.ts";
import { counterFor, MINUTE, policyOf, ticketAt } from "./waiting.testing.ts";

const NOW = 60 * MINUTE;
const ONE = counterFor("1", ["pass"], [{ service: "car", after_min: 20 }]);

/** Who waits: ranks with what is special about them. */
const KINDS: Record<string, Partial<Ticket>> = {
  "": {},
  due: { due_at: NOW + 5 * MINUTE },
  overdue: { due_at: NOW },
  early: { due_at: NOW + 6 * MINUTE },
  later: { due_at: NOW + 30 * MINUTE },
  bound: { overtaken: 3 },
  beyond: { overtaken: 7 },
  kept: { only_counter: "1" },
  raised: { priority: 1 },
  urgent: { priority: 2 },
  "due+raised": { due_at: NOW + 5 * MINUTE, priority: 1 },
};

/** What it shows | who waits | who is called, and why, one after the other. */
const TABLES: Record<Policy["dispatch"], string> = {
  "appointments-first": `
    walk-ins by arrival                                 | 2, 1                 | 1 arrival, 2 arrival
    a due appointment before walk-ins                   | 1, 2 due             | 2 appointment-due, 1 arrival
    due appointments by time                            | 1 due, 2 overdue     | 2 appointment-due, 1 appointment-due
    early ones after walk-ins                           | 1 early, 2           | 2 arrival, 1 appointment-early
    early ones by time                                  | 1 later, 2 early     | 2 appointment-early, 1 appointment-early
    kept, then raised, then due                         | 1 due, 2 raised, 3 kept | 3 reserved, 2 priority, 1 appointment-due
    the higher priority first                           | 1 raised, 2 urgent   | 2 priority, 1 priority
    the bound does not outrank a due appointment        | 1 bound, 2 due       | 2 appointment-due, 1 overtaken-bound
    raised later than one at the bound: after it        | 1 bound, 2 raised    | 1 overtaken-bound, 2 priority
    kept later than one at the bound: after it          | 1 bound, 2 kept      | 1 overtaken-bound, 2 reserved
    raised earlier than one at the bound: first         | 1 raised, 2 bound    | 1 priority, 2 overtaken-bound
    booked and raised: the bound does not concern it    | 1 bound, 2 due+raised | 2 priority, 1 overtaken-bound`,
  fair: `
    walk-ins and early ones by arrival                  | 3, 2 early, 1        | 1 arrival, 2 appointment-early, 3 arrival
    early ones of one line by arrival, not by time      | 1 later, 2 early     | 1 appointment-early, 2 appointment-early
    a due appointment before walk-ins                   | 1, 2 due             | 2 appointment-due, 1 arrival
    the bound before a due appointment                  | 1 bound, 2 due       | 1 overtaken-bound, 2 appointment-due
    the bound before kept and raised                    | 3 bound, 1 kept, 2 raised | 3 overtaken-bound, 1 reserved, 2 priority
    of two at the bound the earlier                     | 1 bound, 2 beyond    | 1 overtaken-bound, 2 overtaken-bound
    one behind the head can be at the bound             | 1, 2 bound           | 2 overtaken-bound, 1 arrival`,
  "by-arrival": `
    an appointment has no privilege                     | 1, 2 due, 3          | 1 arrival, 2 appointment-early, 3 arrival
    appointments by arrival, not by time                | 1 early, 2 overdue   | 1 appointment-early, 2 appointment-early
    kept, then raised                                   | 1, 2 raised, 3 kept  | 3 reserved, 2 priority, 1 arrival
    the bound before kept and raised                    | 1 bound, 2 raised, 3 kept | 1 overtaken-bound, 3 reserved, 2 priority`,
};

type Row = [rank: number, own: Partial<Ticket>];

function linesOf(rows: Row[]): Lines {
  const lines = new Lines();
  for (const [index, [rank, own]] of rows.entries()) lines.add(ticketAt(rank, own), index + 1);
  return lines;
}

/** The cells of a table: `3 kept` is 3 and kept. */
function cells(list: string): [number, string][] {
  return list.split(",").map((cell) => {
    const [rank, word = ""] = cell.trim().split(" ");
    return [Number(rank), word];
  });
}

for (const [rule, table] of Object.entries(TABLES)) {
  const cases = table.trim().split("\n");
  test.each(cases.map((line) => line.split("|").map((part) => part.trim()) as [string, string, string]))(
    `${rule}: %s`,
    (_title, waiting, calls) => {
      const lines = linesOf(cells(waiting).map(([rank, kind]) => [rank, KINDS[kind]!]));
      for (const called of cells(calls)) {
        const choice = next(lines, ONE, NOW, policyOf(rule as Policy["dispatch"]))!;
        expect([choice.ticket.rank, choice.reason.code]).toEqual([called[0], called[1] as Reason["code"]]);
        lines.remove(choice.ticket, 99);
      }
      expect(lines.size).toBe(0);
    },
  );
}

describe("what a counter may call", () => {
  const call = (rows: Row[]) => next(linesOf(rows), ONE, NOW, policyOf("fair"));

  test("nobody of another service, and nobody who is kept for another counter", () => {
    expect(
      call([
        [1, { service: "car", drawn_at: NOW }],
        [2, { only_counter: "2" }],
      ]),
    ).toBeNull();
  });

  test("whoever is kept for it, of whatever service", () => {
    expect(call([[1, { service: "car", drawn_at: NOW, only_counter: "1" }]])?.reason).toEqual({
      code: "reserved",
    });
  });

  test("a service it helps with, once somebody has waited longer than said", () => {
    const drawn_at = NOW - 20 * MINUTE;
    expect(call([[1, { service: "car", drawn_at }]])).toBeNull();
    const helped = call([[1, { service: "car", drawn_at: drawn_at - 1 }]]);
    expect(helped?.reason).toEqual({ code: "helping-out", waited_ms: 20 * MINUTE + 1 });
  });

  test("its own come first where they came first", () => {
    const car = { service: "car", drawn_at: 0 };
    expect(
      call([
        [1, {}],
        [2, car],
      ])?.ticket.rank,
    ).toBe(1);
    expect(
      call([
        [2, {}],
        [1, car],
      ])?.ticket.rank,
    ).toBe(1);
  });

  test("an appointment waits from its time on: having come early asks nobody for help", () => {
    const car = { service: "car", drawn_at: 0, due_at: NOW - 20 * MINUTE };
    expect(call([[1, car]])).toBeNull();
    expect(call([[1, { ...car, due_at: NOW - 21 * MINUTE }]])?.reason.code).toBe("appointment-due");
  });
});
