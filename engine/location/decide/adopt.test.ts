// Rule: what was drawn without the house keeps its number and its place in line, is taken over once, and is never lost unseen.
import { expect, test } from "bun:test";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";
import { dayFigures } from "../../statistics/day.ts";
import type { AwayDraw, Intent } from "../command.ts";
import { restore, takeChanged } from "../snapshot.ts";
import { MOST_STRANDED_OF_ONE } from "./adopt.ts";

const PASS = "ausweis-beantragen";
const KIOSK = "zeitz-printer-foyer";
const LEDGER = "ledger-one";
const MINUTE = 60_000;

const lend = (story: Story, ledger = LEDGER, device = KIOSK) =>
  story.ask(`device:${device}`, { type: "lend-series", ledger, device });

const drawn = (seq: number, more: Partial<AwayDraw> = {}): AwayDraw => ({
  seq,
  number: `A${900 + seq}`,
  day: "2026-11-17",
  service: PASS,
  language: "de",
  medium: "paper",
  channel: "kiosk",
  origin: "zeitz-kiosk-foyer",
  ago_ms: 10 * MINUTE,
  after_ms: null,
  ...more,
});

/** The device was last heard half an hour ago, unless said. */
const adopt = (
  story: Story,
  draws: AwayDraw[],
  more: Partial<Extract<Intent, { type: "adopt-draws" }>> = {},
) =>
  story.ask(`device:${KIOSK}`, {
    type: "adopt-draws",
    ledger: LEDGER,
    device: KIOSK,
    away_since: story.now - 30 * MINUTE,
    barred: false,
    draws,
    ...more,
  });

const stranded = ({ state }: Story) =>
  [...state.stranded.values()].map(({ number, why }) => `${number} ${why}`);
const minutesAgo = (story: Story, number: string) => (story.now - story.ticket(number).drawn_at) / MINUTE;

test("each ledger is lent a series of its own, the same again, and another's only when a week has passed", () => {
  const story = lend(tell());
  expect(story.outcome).toEqual(["ledger lent"]);
  expect(lend(story).outcome).toEqual([]);
  lend(lend(story, "ledger-two"), "ledger-three");
  expect([...story.state.ledgers.values()].map(({ series }) => series)).toEqual([0, 1, 2]);
  lend(story.at("08:00", "2026-11-20"), "ledger-two");
  lend(lend(story.at("08:00", "2026-11-26"), "ledger-four"), "ledger-five");
  expect([...story.state.ledgers.values()].map(({ series }) => series)).toEqual([0, 1, 2, 0, 2]);
});

test("a device that loses its file with every start uses up no numbers of others", () => {
  const story = tell();
  for (let start = 1; start <= 100; start++) lend(story, `ledger-lost-${start}`);
  expect(story.outcome).toStartWith("series-used-up");
  expect(lend(story, "ledger-of-another", "zeitz-button-foyer").outcome).toEqual(["ledger lent"]);
  expect(story.state.ledgers.size).toBe(11);
  lend(story.at("08:00", "2026-11-26"), "ledger-lost-101");
  expect(story.outcome).toEqual(["ledger lent"]);
});

test("ledgers that have long run out are forgotten, and those that never were lent anything with the day", () => {
  const story = lend(tell());
  for (let made_up = 1; made_up <= 3; made_up++) adopt(story, [drawn(1)], { ledger: `ledger-${made_up}` });
  expect(story.state.ledgers.size).toBe(4);
  expect([...story.at("08:00", "2026-11-18").state.ledgers.keys()]).toEqual([LEDGER]);
  expect(story.at("08:00", "2026-12-24").state.ledgers.size).toBe(1);
  expect(story.at("08:00", "2026-12-26").state.ledgers.size).toBe(0);
});

test("the house gives out no number of a series, also where a queue grows beyond 899", () => {
  const story = lend(tell());
  story.state.issued.set("A", 898);
  story.draws(PASS, PASS);
  expect([...story.state.tickets.values()].map(({ number }) => number)).toEqual(["A899", "A1000"]);
});

test("a draw becomes a ticket with its number, in line where it was drawn, and the house's own numbers go on", () => {
  const story = lend(tell().draws(PASS)).later(3_600).draws(PASS);
  expect(adopt(story, [drawn(1), drawn(2, { ago_ms: 5 * MINUTE })]).outcome).toEqual([
    "A901 drawn",
    "A902 drawn",
    "ledger read",
  ]);
  story.draws(PASS);
  const order = [...story.state.lines.tickets()].sort((a, b) => a.rank - b.rank).map(({ number }) => number);
  expect(order).toEqual(["A001", "A901", "A902", "A002", "A003"]);
  expect(story.ticket("A901")).toMatchObject({
    state: "waiting",
    promised: null,
    origin: "zeitz-kiosk-foyer",
  });
});

test("sent again, in pieces or out of order, nothing is taken over twice", () => {
  const story = adopt(lend(tell()), [drawn(1), drawn(2)]);
  expect(adopt(story, [drawn(2), drawn(1)]).outcome).toEqual([]);
  expect(adopt(story, [drawn(3), drawn(2), drawn(3)]).outcome).toEqual(["A903 drawn", "ledger read"]);
  expect(story.at("08:00", "2026-11-19") && adopt(story, [drawn(1), drawn(3)]).outcome).toEqual([]);
  expect(stranded(story)).toEqual([]);
});

test("the time is that of the unset clock, within the outage and in the order of the ledger, whatever is claimed", () => {
  const story = lend(tell()).later(3_600);
  const unknown = { ago_ms: null };
  adopt(story, [
    drawn(1, { ago_ms: 24 * 60 * MINUTE }),
    drawn(2, { ...unknown, after_ms: 12 * MINUTE }),
    drawn(3, unknown),
    drawn(4, { ago_ms: 20 * MINUTE }),
    drawn(5, { ago_ms: -MINUTE }),
    drawn(6, { ...unknown, after_ms: 1_000 * MINUTE }),
  ]);
  const numbers = ["A901", "A902", "A903", "A904", "A905", "A906"];
  expect(numbers.map((number) => minutesAgo(story, number))).toEqual([30, 18, 18, 18, 0, 0]);
  const ranks = numbers.map((number) => story.ticket(number).rank);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(6);
});

test("calls made meanwhile are no overtakings of who drew before them; later ones are", () => {
  const story = lend(tell({ dispatch: "fair" }))
    .opens("1", "2")
    .later(1_800)
    .draws(PASS, PASS, PASS);
  story.clerk("1", "call-next");
  adopt(story, [drawn(1)]);
  const { lines } = story.state;
  expect(lines.overtaken(story.ticket("A901"))).toBe(0);
  story.clerk("2", "call", { ticket: "A002" });
  expect(lines.overtaken(story.ticket("A901"))).toBe(0);
  story.clerk("1", "start").clerk("1", "finish").clerk("1", "call-next");
  expect(story.ticket("A901")).toMatchObject({ state: "called", overtaken: 0 });
});

test("a call taken back after an adoption leaves the adopted as they were", () => {
  const story = lend(tell()).opens("1").later(1_800).draws(PASS, PASS);
  story.clerk("1", "call-next");
  adopt(story, [drawn(1)]).undoes("1");
  expect(story.outcome).toEqual(["action undone"]);
  expect(story.state.lines.overtaken(story.ticket("A901"))).toBe(0);
});

test("the day's figures count the wait from the draw", () => {
  const story = adopt(lend(tell()).opens("1").later(1_800), [drawn(1)]).clerk("1", "call-next");
  const waits = JSON.stringify(dayFigures(story.events, story.state.town.zone));
  expect(waits).toContain(String(10 * MINUTE));
});

test("after closing the paper still holds", () => {
  const story = lend(tell()).at("18:20");
  expect(adopt(story, [drawn(1, { ago_ms: 15 * MINUTE })]).outcome).toEqual(["A901 drawn", "ledger read"]);
});

test("what becomes no ticket is shown at the desk with its reason until somebody has seen it", () => {
  const story = lend(lend(tell()), "ledger-two").at("09:30", "2026-11-18");
  adopt(story, [
    drawn(1),
    drawn(2, { day: null, ago_ms: MINUTE }),
    drawn(3, { day: "2026-11-18", service: "gone" }),
    drawn(4, { day: "2026-11-18", number: "A1904" }),
    drawn(5, { day: "2026-11-18" }),
    drawn(6, { day: "2026-11-18", number: "A905" }),
  ]);
  expect(stranded(story)).toEqual([
    "A901 another-day",
    "A903 unknown-service",
    "A1904 foreign-number",
    "A905 number-taken",
  ]);
  expect(story.ticket("A902").drawn_at).toBe(story.now - MINUTE);
  adopt(story, [drawn(7, { day: "2026-11-18" })], { barred: true });
  expect(stranded(story).at(-1)).toBe("A907 device-barred");
  adopt(story, [drawn(1, { day: "2026-11-18", number: "A908" })], { ledger: "never-heard-of" });
  expect(stranded(story).at(-1)).toBe("A908 foreign-number");
  story.ask("staff:clerk-1", { type: "see-stranded", draw: `${LEDGER}:1` });
  expect(stranded(story)).not.toContain("A901 another-day");
  expect(story.ask("staff:clerk-1", { type: "see-stranded", draw: `${LEDGER}:1` }).outcome).toStartWith(
    "unknown-draw",
  );
});

test("ledgers and the stranded are kept over a restart, by rows as by journal", () => {
  const story = lend(tell());
  adopt(story, [drawn(1), drawn(2, { service: "gone" })]);
  const { state, events, now } = story;
  const rows = takeChanged(state).map(({ kind, key, data }) => ({
    kind,
    key,
    value: JSON.parse(data ?? "null"),
  }));
  const byRows = restore(state.town, { rows, watermark: state.seq, events: [] }, new Map(), now);
  const byJournal = restore(state.town, { rows: [], watermark: 0, events }, new Map(), now);
  for (const again of [byRows, byJournal]) {
    expect([again.ledgers, again.stranded, again.issued]).toEqual([
      state.ledgers,
      state.stranded,
      state.issued,
    ]);
    expect(again.tickets).toEqual(state.tickets);
  }
});

test("a ledger that was put back gives a number out twice: it is told so, and nothing of it counts as read", () => {
  const press = (nth: number) => ({ press: `press-000${nth}` });
  const story = adopt(lend(tell()), [drawn(1, press(1)), drawn(2, press(2))]);
  expect(adopt(story, [drawn(2, press(2)), drawn(3, press(3))]).outcome).toEqual([
    "A903 drawn",
    "ledger read",
  ]);
  const again = [drawn(3, press(7)), drawn(4, press(8))];
  expect(adopt(story, again).outcome).toStartWith("ledger-went-back");
  // An older device names no presses, and can only be believed.
  expect(adopt(story, [drawn(3), drawn(4)]).outcome).toEqual(["A904 drawn", "ledger read"]);
  expect(adopt(story, [drawn(4, press(9))]).outcome).toEqual([]);
});

test("a device whose draws belong in no line fills neither the journal nor the desk; with each that is seen it goes on", () => {
  const story = lend(lend(tell()), "ledger-of-another", "zeitz-button-foyer");
  const strange = (from: number, many: number) =>
    Array.from({ length: many }, (_, at) => drawn(from + at, { number: "A050" }));
  for (let from = 1; from <= 201; from += 50) adopt(story, strange(from, 50));
  expect(story.outcome).toStartWith("too-many-stranded");
  expect(story.state.stranded.size).toBe(MOST_STRANDED_OF_ONE);
  expect(story.state.ledgers.get(LEDGER)?.read).toBe(MOST_STRANDED_OF_ONE);
  // Made-up ledgers are no way around it, and others are not held up.
  expect(adopt(story, strange(1, 1), { ledger: "made-up" }).outcome).toStartWith("too-many-stranded");
  const other = { ledger: "ledger-of-another", device: "zeitz-button-foyer" };
  adopt(story, [drawn(1, { number: "A1901" }), ...strange(2, 1)], other);
  expect(story.outcome).toEqual(["A1901 drawn", "draw stranded", "ledger read"]);
  story.ask("staff:clerk-1", { type: "see-stranded", draw: `${LEDGER}:1` });
  adopt(story, [...strange(101, 1), drawn(102, { number: "A902" }), ...strange(103, 2)]);
  expect(story.outcome).toEqual(["draw stranded", "A902 drawn", "ledger read"]);
  story.ask("staff:clerk-1", { type: "see-stranded", device: KIOSK });
  expect([...story.state.stranded.values()].map(({ device }) => device)).toEqual(["zeitz-button-foyer"]);
});
