// Rule: however late the house hears of presses that a device answered, and whatever clerks do meanwhile, one press stands in one line or was served once.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";
import { isEnded } from "../../../machines/ticket.ts";
import { pressCommand } from "../../outage/press.ts";
import { dayFigures } from "../../statistics/day.ts";
import { wasServed } from "./ghost.ts";

const DEVICE = "zeitz-printer-foyer";
const KIOSK = "zeitz-kiosk-foyer";
const LEDGER = "ledger-one";
const SERVICE = "ausweis-beantragen";
const PRESSES = 6;

const press = (nth: number) => pressCommand("kiosk", KIOSK, `press-000${nth}`);
const clerk = fc.constantFrom("call-next" as const, "start" as const, "finish" as const, "miss" as const);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant("house-hears" as const), nth: fc.nat(PRESSES - 1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("device-draws" as const), nth: fc.nat(PRESSES - 1) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("hand-over" as const) }) },
  { weight: 4, arbitrary: fc.record({ what: clerk }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("pass" as const), s: fc.nat(300) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the device drew, by press, in the order of its ledger. */
class Device {
  private readonly presses: number[] = [];

  constructor(private readonly story: Story) {}

  draws(nth: number): void {
    if (!this.presses.includes(nth)) this.presses.push(nth);
  }

  handsOver(): void {
    const draws = this.presses.map((nth, at) => ({
      ...{
        seq: at + 1,
        number: `A${901 + at}`,
        day: "2026-11-17",
        service: SERVICE,
        language: "de" as const,
      },
      ...{ medium: "paper" as const, channel: "kiosk" as const, origin: KIOSK, press: `press-000${nth}` },
      ...{ ago_ms: 0, after_ms: null },
    }));
    this.story.ask(`device:${DEVICE}`, {
      ...{ type: "adopt-draws", ledger: LEDGER, device: DEVICE, barred: false, draws },
      away_since: this.story.now - 60_000,
    });
  }

  /** The number on the paper of a press; null where the device gave none. */
  paper(nth: number): string | null {
    const at = this.presses.indexOf(nth);
    return at < 0 ? null : `A${901 + at}`;
  }
}

test("one press, one visitor", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const story = tell()
        .ask(`device:${DEVICE}`, { type: "lend-series", ledger: LEDGER, device: DEVICE })
        .opens("1");
      const device = new Device(story);
      const pressed = new Set<number>();
      const house = new Map<number, string>();
      for (const one of steps) take(one, { story, device, pressed, house });
      device.handsOver();

      const { state, events } = story;
      for (const nth of pressed) {
        const paper = device.paper(nth);
        const ghost = state.tickets.get(house.get(nth) ?? "");
        const held = [...state.tickets.values()].find(({ number }) => number === paper);
        const stranded = [...state.stranded.values()].find(({ number }) => number === paper);
        // What was handed out on paper is never lost: it is a ticket, or the desk knows with which number its holder was served.
        if (paper)
          expect([held !== undefined, stranded?.as]).toEqual(
            held ? [true, undefined] : [false, ghost!.number],
          );
        if (paper && ghost && ghost !== held) {
          if (held)
            expect([isEnded(ghost.state), wasServed(ghost), ghost.became]).toEqual([true, false, held.id]);
          else expect(wasServed(ghost)).toBe(true);
        }
      }
      expect(dayFigures(events, state.town.zone).total.drawn).toBe(pressed.size);
      expect(state.drawn.get(SERVICE) ?? 0).toBe(pressed.size);
    }),
    { numRuns: 150 },
  );
});

function take(
  one: Step,
  at: { story: Story; device: Device; pressed: Set<number>; house: Map<number, string> },
): void {
  const { story, device, pressed, house } = at;
  if (one.what === "pass") return void story.later(one.s);
  if (one.what === "hand-over") return device.handsOver();
  if (!("nth" in one)) return void story.clerk("1", one.what);
  pressed.add(one.nth);
  if (one.what === "device-draws") return device.draws(one.nth);
  const draw = { type: "draw", service: SERVICE, medium: "qr", language: "de" } as const;
  story.ask(`device:${KIOSK}`, { ...draw, channel: "kiosk", origin: KIOSK }, press(one.nth));
  const { ticket } = story.state.answers.get(press(one.nth)) ?? {};
  if (ticket) house.set(one.nth, house.get(one.nth) ?? ticket);
}
