// Rule: one press is one number: what the house gave a press that the device answered on paper vanishes, and whoever is served is not called again.
import { expect, test } from "bun:test";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";
import { livingTicket } from "../../outage/living.ts";
import { pressCommand } from "../../outage/press.ts";
import { dayFigures } from "../../statistics/day.ts";
import type { AwayDraw } from "../command.ts";
import { restore, takeChanged } from "../snapshot.ts";

const PASS = "ausweis-beantragen";
const DEVICE = "zeitz-printer-foyer";
const KIOSK = "zeitz-kiosk-foyer";
const LEDGER = "ledger-one";
const NAMED = "press-0001";
const PRESS = pressCommand("kiosk", KIOSK, NAMED);

const DRAW: AwayDraw = {
  ...{ seq: 1, number: "A901", day: "2026-11-17", service: PASS, language: "de", medium: "paper" },
  ...{ channel: "kiosk", origin: KIOSK, press: NAMED, ago_ms: 0, after_ms: null },
};

/** The house hears of the press. */
const hears = (story: Story, printer?: string) =>
  story.ask(
    `device:${KIOSK}`,
    {
      ...{ type: "draw", service: PASS, medium: printer ? "paper" : "qr", language: "de" },
      ...{ channel: "kiosk", origin: KIOSK, printer },
    },
    PRESS,
  );
const adopt = (story: Story, ...draws: AwayDraw[]) =>
  story.ask(`device:${DEVICE}`, {
    ...{ type: "adopt-draws", ledger: LEDGER, device: DEVICE, barred: false, draws },
    away_since: story.now - 60_000,
  });
/** Somebody before, the press, somebody behind; a desk is open. */
function pressed(): Story {
  const story = tell()
    .ask(`device:${DEVICE}`, { type: "lend-series", ledger: LEDGER, device: DEVICE })
    .opens("1")
    .draws(PASS)
    .later(10);
  return hears(story).later(10).draws(PASS).later(10);
}
const inLine = ({ state }: Story) =>
  [...state.lines.tickets()].sort((a, b) => a.rank - b.rank).map(({ number }) => number);
const figures = (story: Story) => dayFigures(story.events, story.state.town.zone);

test("nobody has called it yet: the paper has its place in line, and the day counts one press", () => {
  const story = pressed();
  expect(inLine(story)).toEqual(["A001", "A002", "A003"]);
  const drawn_at = story.ticket("A002").drawn_at;
  adopt(story, DRAW);
  expect(story.outcome).toEqual(["A002 cancelled", "A901 drawn", "ledger read"]);
  expect(inLine(story)).toEqual(["A001", "A901", "A003"]);
  expect(story.ticket("A901").drawn_at).toBe(drawn_at);
  expect(story.state.drawn.get(PASS)).toBe(3);
  expect(figures(story).total).toMatchObject({ drawn: 3, cancelled: 0 });
  expect(livingTicket(story.state, story.ticket("A002").id)?.number).toBe("A901");
});

test("paper once more of the number that vanished is paper of the one that lives", () => {
  const story = adopt(pressed(), DRAW);
  story.clerk("1", "print", { ticket: "A002", printer: DEVICE });
  expect(story.outcome).toEqual(["A901-p1 queued"]);
});

test("it is being called: the counter is free again, and the paper is next", () => {
  const story = pressed();
  story.clerk("1", "call", { ticket: "A002" });
  adopt(story, DRAW);
  expect(story.outcome).toEqual(["A002 cancelled 1", "counter 1 released", "A901 drawn", "ledger read"]);
  story.undoes("1");
  expect(story.outcome).toStartWith("undo-too-late");
  expect(inLine(story)).toEqual(["A001", "A901", "A003"]);
});

test("it was called in vain: no no-show is counted, and the paper has its place", () => {
  const story = pressed();
  story.clerk("1", "call", { ticket: "A002" }).clerk("1", "miss");
  expect(figures(story).total).toMatchObject({ drawn: 3, missed: 1 });
  adopt(story, DRAW);
  expect(inLine(story)).toEqual(["A001", "A901", "A003"]);
  expect(figures(story).total).toMatchObject({ drawn: 3, called: 0, missed: 0, cancelled: 0 });
  expect(figures(story).counters).toMatchObject([{ counter: "1", called: 0, missed: 0 }]);
});

for (const [how, serve] of [
  ["is being served", (story: Story) => story.clerk("1", "start")],
  ["is over", (story: Story) => story.clerk("1", "start").clerk("1", "finish")],
  ["is parked", (story: Story) => story.clerk("1", "start").clerk("1", "park")],
] as const) {
  test(`its holder ${how} with it: the paper is in no line, and the desk knows with which number`, () => {
    const story = pressed();
    serve(story.clerk("1", "call", { ticket: "A002" }));
    const { state } = story.ticket("A002");
    adopt(story, DRAW);
    expect([...story.state.stranded.values()]).toMatchObject([{ why: "served-already", as: "A002" }]);
    expect(story.ticket("A002").state).toBe(state);
    expect(inLine(story)).toEqual(["A001", "A003"]);
    expect(figures(story).total.drawn).toBe(3);
  });
}

test("the house hears of the press only afterwards: it answers with the paper's number, also after a restart", () => {
  const story = tell().ask(`device:${DEVICE}`, { type: "lend-series", ledger: LEDGER, device: DEVICE });
  adopt(story, DRAW);
  hears(story);
  expect(story.outcome).toEqual([]);
  expect(inLine(story)).toEqual(["A901"]);
  const { state, events, now } = story;
  const rows = takeChanged(state).map(({ kind, key, data }) => ({
    kind,
    key,
    value: JSON.parse(data ?? "0"),
  }));
  for (const loaded of [
    { rows, watermark: state.seq, events: [] },
    { rows: [], watermark: 0, events },
  ])
    expect(restore(state.town, loaded, new Map(), now).answers.get(PRESS)?.ticket).toEndWith("-A901");
});

test("its paper is not printed any more where no printer has it yet", () => {
  const story = tell().ask(`device:${DEVICE}`, { type: "lend-series", ledger: LEDGER, device: DEVICE });
  adopt(hears(story, DEVICE), DRAW);
  expect(story.outcome).toEqual(["A001 cancelled", "A001-p1 expired", "A901 drawn", "ledger read"]);
});

test("a device takes back nothing but what its own press gave: not another kiosk's, nothing twice, and nothing while it is barred", () => {
  const story = pressed();
  const more = { seq: 2, number: "A902" };
  adopt(story, { ...DRAW, origin: "another-kiosk" }, { ...DRAW, ...more, channel: "buttonbox" });
  expect(inLine(story)).toContain("A002");
  const twice = adopt(pressed(), DRAW, { ...DRAW, ...more });
  adopt(twice, { ...DRAW, seq: 3, number: "A903" });
  expect(inLine(twice)).toEqual(["A001", "A901", "A003", "A902", "A903"]);
  const barred = pressed().ask(`device:${DEVICE}`, {
    ...{ type: "adopt-draws", ledger: LEDGER, device: DEVICE, barred: true, draws: [DRAW], away_since: 0 },
  });
  expect(inLine(barred)).toContain("A002");
});

test("an older device names no press: both numbers stand, as before", () => {
  const { press: _, ...unnamed } = DRAW;
  expect(inLine(adopt(pressed(), unnamed))).toEqual(["A001", "A002", "A003", "A901"]);
});
