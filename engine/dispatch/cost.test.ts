import { expect, test } from "bun:test";
import type { Ticket } from "../location/ticket.ts";
import { Lines } from "./lines.ts";
import { next } from "./next.ts";
import { counterFor, policyOf, ticketAt } from "./waiting.testing.ts";

const COUNTER = counterFor("1", ["pass", "car"]);

/** How many rows `next` looked at to choose among so many. */
function looks(waiting: number, rule: "fair" | "appointments-first" | "by-arrival"): number {
  const seen = new Set<Ticket>();
  const watched = (ticket: Ticket): Ticket =>
    new Proxy(ticket, {
      get: (row, column, self) => {
        seen.add(row);
        return Reflect.get(row, column, self);
      },
    });
  const rows = Array.from({ length: waiting }, (_, at) =>
    watched(
      ticketAt(at + 1, {
        service: at % 2 ? "pass" : "car",
        due_at: at % 5 === 0 ? at : null,
        priority: at % 7 === 0 ? 1 : 0,
      }),
    ),
  );
  const lines = Lines.from(rows);
  seen.clear();
  next(lines, COUNTER, waiting, policyOf(rule));
  return seen.size;
}

test.each(["fair", "appointments-first", "by-arrival"] as const)(
  "under %s the next one is found by looking at as many people among 10,000 as among 70",
  (rule) => {
    const few = looks(70, rule);
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThanOrEqual(16);
    expect(looks(10_000, rule)).toBe(few);
  },
);

test("an overtaking of thousands changes one row of each line", () => {
  const lines = new Lines();
  for (let at = 1; at <= 4_000; at++) lines.add(ticketAt(at, { service: at % 2 ? "pass" : "car" }), at);
  const late = ticketAt(4_001, { priority: 2 });
  lines.add(late, 4_001);
  lines.overtake(late, COUNTER, 0, policyOf("fair"), true);
  expect(lines.takeChanged()).toHaveLength(2);
  for (const ticket of lines.tickets()) expect(lines.overtaken(ticket)).toBe(ticket === late ? 0 : 1);
});
