import type { Asked, Story } from "../../../fixtures/stories/tell.ts";
import type { AppointmentWish, AwayDraw, Intent } from "../command.ts";
import { HOURS_NOT_UNDONE, REQUESTS_NOT_UNDONE } from "./undo.more.testing.ts";

type Verb = Exclude<Intent["type"], "open">;
export type Told = (story: Story) => Story;

/**
 * A deed at counter 1: of whom, after which steps (the last can be taken back itself), what then makes its undo too late,
 * and how that is said.
 */
export type Row = [whom: string, steps: Told[], deed: Told, then: Told, late: string];

export const PASS = "ausweis-beantragen";
export const REGISTER = "wohnsitz-anmelden";
const keep = { and_return: false, place: "arrival" } as const;
const back = { and_return: true, place: "arrival" } as const;
const end = { and_return: false, place: "end" } as const;

const at = (counter: string) => {
  return <T extends Verb>(type: T, more?: Asked<T>): Told => {
    return (story) => story.clerk(counter, type, more);
  };
};
const [one, two, three] = [at("1"), at("2"), at("3")];
const visitor = (type: "cancel" | "step-out", ticket: string): Told => {
  return (story) => story.visitor(type, { ticket });
};
const leaves = (ticket: string) => visitor("cancel", ticket);
const call = one("call-next");
const start = one("start");
const park = one("park");
const miss = one("miss");
const pause = one("pause", { pause: "break" });
/** Moves nobody at the counter, so that it may come before anything. */
const raise = one("prioritise", { ticket: "M001", priority: 1 });
const elsewhere = [two("call-next"), two("start")];
const cancel = one("cancel", { ticket: "A001" });
const of = (number: string) => `undo-too-late: Something happened to ${number} since then`;
const here = "undo-too-late: Something happened at counter 1 since then";

/** Every verb that can be taken back, in counters 1 to 3 with A001, A002, M001 and A003 waiting. */
export const UNDONE = {
  "call-next": [
    ["who waits", [raise], call, leaves("A001"), of("A001")],
    ["over others' heads", [one("prioritise", { ticket: "A003", priority: 1 })], call, start, of("A003")],
    ["who is served is finished first", [call, start], call, leaves("A002"), here],
    [
      "nobody waits: only finished",
      [...elsewhere, ...elsewhere, ...elsewhere, call, start],
      call,
      pause,
      here,
    ],
    [
      "kept for this counter",
      [two("transfer", { ticket: "A002", to_counter: "1", ...keep }), raise],
      call,
      start,
      of("A002"),
    ],
  ],
  call: [
    ["who waits", [raise], one("call", { ticket: "A002" }), leaves("A002"), of("A002")],
    ["who is served is finished first", [call, start], one("call", { ticket: "A003" }), start, here],
    ["parked", [call, start, park], one("call", { ticket: "A001" }), start, of("A001")],
    ["missed", [call, miss], one("call", { ticket: "A001" }), start, of("A001")],
  ],
  recall: [["called", [call], one("recall"), leaves("A001"), of("A001")]],
  start: [["called", [call], start, park, of("A001")]],
  finish: [
    ["served", [call, start], one("finish"), call, here],
    [
      "sent with return",
      [...elsewhere, two("transfer", { service: "reisepass", ...back }), call, start],
      one("finish"),
      two("call-next"),
      of("A001"),
    ],
  ],
  miss: [["called", [call], miss, two("put-back", { ticket: "A001" }), of("A001")]],
  return: [
    ["called", [call], one("return"), two("call-next"), of("A001")],
    ["served", [call, start], one("return"), two("call-next"), of("A001")],
  ],
  park: [["served", [call, start], park, two("resume", { ticket: "A001" }), of("A001")]],
  resume: [
    ["parked", [call, start, park], one("resume", { ticket: "A001" }), one("finish"), of("A001")],
    [
      "parked elsewhere",
      [...elsewhere, two("park"), raise],
      one("resume", { ticket: "A001" }),
      park,
      of("A001"),
    ],
  ],
  transfer: [
    [
      "served, to a matter",
      [call, start],
      one("transfer", { service: REGISTER, ...keep }),
      three("call", { ticket: "A001" }),
      of("A001"),
    ],
    [
      "called, to a matter at the end",
      [call],
      one("transfer", { service: REGISTER, ...end }),
      three("call", { ticket: "A001" }),
      of("A001"),
    ],
    [
      "served, to a matter and back",
      [call, start],
      one("transfer", { service: REGISTER, ...back }),
      leaves("A001"),
      of("A001"),
    ],
    [
      "served, to a counter",
      [call, start],
      one("transfer", { to_counter: "2", ...keep }),
      two("call-next"),
      of("A001"),
    ],
    [
      "waiting, to a counter at the end",
      [raise],
      one("transfer", { ticket: "A002", to_counter: "3", ...end }),
      visitor("step-out", "A002"),
      of("A002"),
    ],
    [
      "waiting and overtaken, to a counter at the end",
      [one("prioritise", { ticket: "A003", priority: 1 }), two("call-next"), raise],
      one("transfer", { ticket: "A001", to_counter: "1", ...end }),
      call,
      of("A001"),
    ],
    [
      "parked, to a matter",
      [call, start, park],
      one("transfer", { ticket: "A001", service: REGISTER, ...keep }),
      leaves("A001"),
      of("A001"),
    ],
  ],
  continue: [["served", [call, start], one("continue", { service: "reisepass" }), one("finish"), of("A001")]],
  prioritise: [
    ["waiting", [raise], one("prioritise", { ticket: "A003", priority: 2 }), two("call-next"), of("A003")],
  ],
  "put-back": [["missed", [call, miss], one("put-back", { ticket: "A001" }), leaves("A001"), of("A001")]],
  cancel: [
    ["waiting", [raise], cancel, pause, here],
    ["called here", [call], cancel, pause, here],
    ["parked", [call, start, park], cancel, pause, here],
    ["missed", [call, miss], cancel, pause, here],
    ["on an errand", [visitor("step-out", "A001"), raise], cancel, pause, here],
  ],
  pause: [
    ["free", [raise], pause, one("reopen"), here],
    [
      "free, and closed then",
      [raise],
      pause,
      one("close"),
      "counter-closed: Counter 1 is closed: take it first",
    ],
  ],
  reopen: [["paused", [pause], one("reopen"), call, here]],
} satisfies { [T in Verb]?: Row[] };

const draw = (medium: "paper" | "none"): Told => {
  const visit = { type: "draw", service: PASS, language: "de", channel: "desk" } as const;
  return (story) => story.ask("staff:clerk-1", { ...visit, medium, printer: "p" });
};
const job = "zeitz-20261117-A004-p1";

const wish = {
  matters: [{ service: PASS, quantity: 1 }],
  start_at: Date.UTC(2026, 10, 17, 10),
  channel: "staff",
  language: "de",
} as const satisfies AppointmentWish;
const adopting = { type: "adopt-draws", ledger: "l", device: "p", away_since: 0, barred: false } as const;
const awayDraw: AwayDraw = {
  seq: 1,
  number: "A901",
  day: null,
  service: PASS,
  language: "de",
  medium: "paper",
  channel: "kiosk",
  origin: "p",
  ago_ms: 1_000,
  after_ms: null,
};
const booked: Told = (story) => story.books(wish);
const newest = (story: Story) => [...story.state.book.all()].at(-1)?.id ?? "";
const held: Told = (story) => story.ask("staff:clerk-1", { type: "hold-appointment", ...wish });
const about = (story: Story, type: "confirm-appointment" | "ask-appointment") =>
  story.ask("staff:clerk-1", { type, appointment: newest(story) });
const then = (story: Story, intent: (appointment: string) => Intent) =>
  story.ask("staff:clerk-1", intent(newest(booked(story))));

/** Every other verb, and why it has no undo. Of an arrival appointment.test.ts tells: its number has been given out. */
export const NOT_UNDONE: Record<
  Exclude<Intent["type"], keyof typeof UNDONE | "check-in">,
  [why: string, deed: Told]
> = {
  draw: ["the number is given out and can be cancelled", draw("none")],
  note: ["it is written anew", one("note", { ticket: "A001", text: "pram" })],
  "step-out": ["they come back", one("step-out", { ticket: "A001" })],
  "come-back": [
    "they step out again",
    (story) => visitor("step-out", "A001")(story).clerk("1", "come-back", { ticket: "A001" }),
  ],
  open: ["it is closed", (story) => story.opens("4")],
  close: ["it is taken again", one("close")],
  undo: ["what was undone is done again", (story) => raise(story).undoes("1")],
  print: ["paper has left the house", one("print", { ticket: "A001", printer: "p" })],
  "report-print": [
    "a device saw it happen",
    (story) => draw("paper")(story).visitor("report-print", { job, event: "sent" }),
  ],
  "see-print": ["it was seen", (story) => draw("paper")(story).clerk("1", "see-print", { job })],
  "hold-appointment": ["it runs out", held],
  "confirm-appointment": ["it is cancelled", (story) => about(held(story), "confirm-appointment")],
  "ask-appointment": ["the link is on its way", (story) => about(held(story), "ask-appointment")],
  "move-appointment": [
    "it is moved again",
    (story) => {
      const start_at = wish.start_at + 600_000;
      return then(story, (appointment) => ({ type: "move-appointment", appointment, start_at }));
    },
  ],
  "delay-appointment": [
    "another delay is said",
    (story) => then(story, (appointment) => ({ type: "delay-appointment", appointment, delay_min: 5 })),
  ],
  "prepare-appointment": [
    "it is ticked off anew",
    (story) => then(story, (appointment) => ({ type: "prepare-appointment", appointment, documents: [] })),
  ],
  "cancel-appointment": [
    "the visitor was told",
    (story) => then(story, (appointment) => ({ type: "cancel-appointment", appointment })),
  ],
  ...REQUESTS_NOT_UNDONE,
  ...HOURS_NOT_UNDONE,
  "lend-series": [
    "the device may have drawn from it",
    (story) => story.ask("device:p", { type: "lend-series", ledger: "l", device: "p" }),
  ],
  "allot-contingents": [
    "the device may have drawn from it",
    (story) =>
      story
        .ask("device:p", { type: "lend-series", ledger: "l", device: "p" })
        .ask("device:p", { type: "allot-contingents", here: ["l"], barred: [] }),
  ],
  "adopt-draws": [
    "somebody holds the number",
    (story) => story.ask("device:p", { ...adopting, draws: [awayDraw] }),
  ],
  "see-stranded": [
    "it was seen",
    (story) =>
      story
        .ask("device:p", { ...adopting, draws: [awayDraw] })
        .ask("staff:clerk-1", { type: "see-stranded", draw: "l:1" }),
  ],
  configure: ["another document follows", (story) => story.becomes({})],
  deadline: ["the clock does not go back", (story) => call(story).later(90)],
};
