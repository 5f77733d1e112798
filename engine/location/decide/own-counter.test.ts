// Rule: a clerk acts only at the counter they hold, whatever door they come through.
import { describe, expect, test } from "bun:test";
import { tell } from "../../../fixtures/stories/tell.ts";
import type { Intent } from "../command.ts";

type Of<T extends Intent["type"]> = Extract<Intent, { type: T }>;
type AtCounter = { [T in Intent["type"]]: "counter" extends keyof Of<T> ? T : never }[Intent["type"]];

const ticket = "zeitz-20261117-A002";
const service = "wohnsitz-anmelden";
/** Every verb that names a counter; `open` has its own rule. */
const VERBS: { [T in Exclude<AtCounter, "open">]: Omit<Of<T>, "type" | "counter"> } = {
  "call-next": {},
  call: { ticket },
  recall: {},
  start: {},
  finish: {},
  miss: {},
  return: {},
  park: {},
  resume: { ticket },
  transfer: { service, and_return: false, place: "arrival" },
  continue: { service },
  prioritise: { ticket, priority: 1 },
  "put-back": { ticket },
  cancel: { ticket },
  pause: { pause: "break" },
  reopen: {},
  close: {},
  undo: { seq: 1 },
};

describe.each(Object.entries(VERBS))("%s", (type, more) => {
  const asks = (actor: string, counter: string) => {
    const story = tell().opens("1", "2").draws(service, service).clerk("1", "call-next");
    const { seq } = story.state;
    const { outcome, state } = story.ask(actor, { type, counter, ...more } as Intent);
    expect(state.seq).toBe(seq);
    return outcome;
  };

  test.each(["staff:clerk-2", "staff:", "clerk-1", "visitor:clerk-1", "device:clerk-1", "clock"])(
    "not by %s",
    (actor) => {
      expect(asks(actor, "1")).toBe("not-your-counter: Counter 1 is not yours");
    },
  );

  test("not where nobody sits, nor where there is no counter", () => {
    expect(asks("staff:clerk-3", "3")).toBe("counter-closed: Counter 3 is closed: take it first");
    expect(asks("staff:null", "3")).toBe("counter-closed: Counter 3 is closed: take it first");
    expect(asks("staff:clerk-1", "99")).toBe("unknown-counter: There is no such counter");
  });
});
