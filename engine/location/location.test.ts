import { expect, test } from "bun:test";
import fc from "fast-check";
import { bothTowns } from "../../fixtures/foyer.ts";
import { steps } from "../../fixtures/stories/commands.ts";
import { play } from "../../fixtures/stories/play.ts";
import { counterTable } from "../../machines/counter.ts";
import { standsInLine, ticketTable } from "../../machines/ticket.ts";
import { Lines } from "../dispatch/lines.ts";
import type { Loaded } from "../store/port.ts";
import { restore, takeChanged } from "./snapshot.ts";
import type { LocationState } from "./state.ts";

const TUESDAY = Date.UTC(2026, 10, 17, 8);
const RUNS = { numRuns: 300, endOnFailure: true };
const towns = await bothTowns();
const town = fc.constantFrom(...towns.map((one) => ({ ...one, [fc.toStringMethod]: () => one.id })));

/** What the state says, without what is derived or only marks work to do. */
function said(state: LocationState): unknown {
  const { lines: _lines, dirty: _dirty, town: _town, document: _document, ...shown } = state;
  const { notes: _notes, deadlines, book, ...rest } = shown;
  return JSON.parse(
    JSON.stringify(
      { ...rest, deadlines: [...deadlines].sort(), appointments: [...book.all()] },
      (_key, value) => (value instanceof Map ? [...value].sort() : value),
    ),
  );
}

test("numbers never repeat within a business day", () => {
  fc.assert(
    fc.property(town, steps, (town, story) => {
      play(town, TUESDAY, story, ({ events }) => {
        const drawn = events.flatMap((event) => (event.type === "ticket.drawn" ? [event.data.ticket] : []));
        expect(new Set(drawn).size).toBe(drawn.length);
      });
    }),
    RUNS,
  );
}, 60_000);

test("a visitor is at one counter at most, and counter and ticket agree about it", () => {
  fc.assert(
    fc.property(town, steps, (town, story) => {
      play(town, TUESDAY, story, ({ state }) => {
        const there = [...state.counters.values()].filter((counter) => counter.ticket);
        expect(new Set(there.map((counter) => counter.ticket)).size).toBe(there.length);
        for (const counter of there) {
          const ticket = state.tickets.get(counter.ticket!)!;
          expect(ticket.counter).toBe(counter.id);
          const serves = ticketTable.next(ticket.state, "completed") !== undefined;
          expect(counterTable.next(counter.state, serves ? "continued" : "started")).toBeDefined();
        }
        for (const ticket of state.tickets.values()) {
          const atCounter = ["completed", "missed"].some((event) => ticketTable.next(ticket.state, event));
          expect(there.some((counter) => counter.ticket === ticket.id)).toBe(atCounter);
        }
      });
    }),
    RUNS,
  );
}, 60_000);

test("who waits stands in exactly one line, and the lines can be rebuilt from the rows with the same counts", () => {
  fc.assert(
    fc.property(town, steps, (town, story) => {
      play(town, TUESDAY, story, ({ state }) => {
        const waiting = [...state.tickets.values()].filter((ticket) => standsInLine(ticket.state));
        expect([...state.lines.tickets()].map(({ id }) => id).sort()).toEqual(
          waiting.map(({ id }) => id).sort(),
        );
        const rebuilt = Lines.from(structuredClone([...state.tickets.values()]));
        for (const ticket of waiting) expect(rebuilt.overtaken(ticket)).toBe(state.lines.overtaken(ticket));
      });
    }),
    RUNS,
  );
}, 60_000);

test("a refused command changes nothing", () => {
  fc.assert(
    fc.property(town, steps, (town, story) => {
      let before = "";
      let seq = 0;
      play(town, TUESDAY, story, ({ state, answer }) => {
        if (before && "refused" in answer && state.seq === seq) {
          expect(JSON.stringify(said(state))).toBe(before);
        }
        before = JSON.stringify(said(state));
        seq = state.seq;
      });
    }),
    RUNS,
  );
}, 60_000);

test("the fold of the journal is the state, from the start and from any snapshot", () => {
  fc.assert(
    fc.property(town, steps, fc.nat(150), (town, story, cut) => {
      let snapshot: Loaded = { watermark: 0, rows: [], events: [] };
      let played = 0;
      const scene = play(town, TUESDAY, story, ({ state }) => {
        played += 1;
        const rows = played <= cut ? takeChanged(state) : [];
        if (rows.length === 0) return;
        const merged = new Map(snapshot.rows.map((row) => [`${row.kind} ${row.key}`, row]));
        for (const { kind, key, data } of rows) {
          if (data === null) merged.delete(`${kind} ${key}`);
          else merged.set(`${kind} ${key}`, { kind, key, value: JSON.parse(data) });
        }
        snapshot = { watermark: state.seq, rows: [...merged.values()], events: [] };
      });
      if (!scene) return;
      const { state, events } = scene;
      const whole = restore(
        town,
        { watermark: 0, rows: [], events: structuredClone(events) },
        new Map(),
        TUESDAY,
      );
      const expected = said({ ...state, day_ends: whole.day_ends });
      if (events.length) expect(said(whole)).toEqual(expected);
      const later = structuredClone(events.filter((event) => event.seq > snapshot.watermark));
      const resumed = restore(town, structuredClone({ ...snapshot, events: later }), new Map(), TUESDAY);
      expect(said(resumed)).toEqual(expected);
    }),
    RUNS,
  );
}, 60_000);
