// Rule: the agent gives out each number of its series once a day, within the office's hours and what is left, whatever its clock says.
import { afterEach, expect, test } from "bun:test";
import { statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "../../../fixtures/clock.ts";
import type { Kit } from "../../contract/away.ts";
import { isRefused } from "../../refused.ts";
import { Contact } from "./contact.ts";
import { AwayCounter } from "./counter.ts";
import type { KitHeld } from "./house-time.ts";
import { LedgerFile } from "./ledger.ts";
import { numberOf, slipOf, tokenOf } from "./paper.ts";
import { stampOf, type UnsetClock } from "./unset-clock.ts";

const HOUR = 3_600_000;
/** Tuesday, nine o'clock in Berlin. */
const NINE = Date.UTC(2026, 10, 17, 8);
const MIDNIGHT = NINE + 15 * HOUR;
const TEXT = (de: string, en: string) => ({ de, en });

const KIT: Kit = {
  ...{ ledger: "", read: 0, at: NINE, location: "zeitz", name: "Rathaus Zeitz", zone: "Europe/Berlin" },
  ...{ languages: ["de", "en"], address: "https://zeitz.example/t/", numbers: { first: 901, last: 999 } },
  days: [
    { day: "2026-11-17", ends_at: MIDNIGHT, key: "key-of-tuesday--" },
    { day: "2026-11-18", ends_at: MIDNIGHT + 24 * HOUR, key: "key-of-wednesday" },
  ],
  queues: { A: TEXT("Ausweise", "Identity cards"), B: TEXT("Kita", "Day care") },
  departments: [
    {
      id: "office",
      waiting: TEXT("Wartebereich blau", "Blue area"),
      hours: [
        [NINE - HOUR, NINE + 8 * HOUR],
        [NINE + 23 * HOUR, NINE + 32 * HOUR],
      ],
    },
  ],
  services: [
    { id: "pass", department: "office", queue: "A", name: TEXT("Reisepass", "Passport") },
    {
      id: "trade",
      department: "office",
      queue: "B",
      name: TEXT("Gewerbe", "Trade"),
      left: { today: 2, later: 3 },
    },
  ],
  slip: { footer: TEXT("Bis bald", "See you") },
};

const left: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

function agent(path = join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`)) {
  const clock = manualClock(NINE);
  let boot = { id: "boot-1", at: NINE };
  let off_ms = -1_000 * HOUR;
  const unset: UnsetClock = {
    get boot() {
      return boot.id;
    },
    ms: () => clock.now() - boot.at,
  };
  const ledger = LedgerFile.open(path, "printer-1");
  if (isRefused(ledger)) throw new Error(ledger.sentence);
  left.push(async () => {
    await counter.settled();
    ledger.close();
    await rm(path, { force: true });
  });
  const held: KitHeld = { kit: { ...structuredClone(KIT), ledger: ledger.id }, stamp: stampOf(unset) };
  const printer = { ready: true };
  const counter = new AwayCounter({
    ...{ ledger, unset, held: () => held, drew: () => {}, log: () => {} },
    clock: { ...clock, now: () => clock.now() + off_ms },
    contact: new Contact(ledger, unset, () => {}),
    paper: { ready: () => printer.ready, print: async () => "printed" },
  });
  let presses = 0;
  const draw = (service = "pass", press = `press-${++presses}`) => {
    const drawn = counter.draw({ press, service, language: "en", channel: "kiosk", origin: "kiosk-1" });
    return isRefused(drawn) ? drawn.code : numberOf(drawn);
  };
  return {
    ...{ clock, ledger, held, printer, counter, draw, path },
    /** The house says what is needed from the `n`th day on. */
    heard(n: number) {
      const day = (one: number) => ({
        day: `2026-11-${17 + one}`,
        ends_at: MIDNIGHT + one * 24 * HOUR,
        key: "key-of-that-day-",
      });
      held.kit = { ...held.kit, at: clock.now(), days: [day(n), day(n + 1)] };
      held.kit.departments[0]!.hours.push([NINE + n * 24 * HOUR - HOUR, NINE + n * 24 * HOUR + 8 * HOUR]);
      held.stamp = stampOf(unset);
    },
    powerCut(clock_off_ms: number) {
      boot = { id: crypto.randomUUID(), at: clock.now() };
      off_ms = clock_off_ms;
    },
  };
}

test("one number after the other for each queue; the same press gets the same; the machine's clock does not matter", () => {
  const { draw } = agent();
  expect([draw(), draw("trade"), draw(), draw("pass", "twice"), draw("pass", "twice"), draw()]).toEqual([
    ...["A901", "B901", "A902", "A903", "A903", "A904"],
  ]);
  expect(draw("no-such")).toBe("closed");
});

test("not outside the hours, not beyond what is left, not without paper, and not beyond the series: each with its code", () => {
  const { draw, clock, printer } = agent();
  expect([draw("trade"), draw("trade"), draw("trade")]).toEqual(["B901", "B902", "contingent-used-up"]);
  printer.ready = false;
  expect(draw()).toBe("printer-not-ready");
  printer.ready = true;
  for (let n = 901; n <= 999; n++) expect(draw()).toBe(`A${n}`);
  expect(draw()).toBe("numbers-used-up");
  clock.advance(8 * HOUR);
  expect(draw()).toBe("closed");
});

test("a new day begins anew, and on the last that was lent it is over", () => {
  const { draw, clock } = agent();
  expect([draw(), draw("trade"), draw("trade")]).toEqual(["A901", "B901", "B902"]);
  clock.advance(24 * HOUR);
  expect([draw(), draw("trade"), draw("trade"), draw("trade"), draw("trade")]).toEqual([
    ...["A901", "B901", "B902", "B903", "contingent-used-up"],
  ]);
  clock.advance(24 * HOUR);
  expect(draw()).toBe("closed");
});

test("after a power cut nobody knows the day: numbers go on, and no later day gives one of them out again", () => {
  const { draw, clock, powerCut, heard, held, ledger } = agent();
  expect([draw(), draw()]).toEqual(["A901", "A902"]);
  clock.advance(24 * HOUR);
  // It takes Wednesday for Tuesday.
  powerCut(-24 * HOUR);
  expect([draw(), draw()]).toEqual(["A903", "A904"]);
  const [, , third] = ledger.next(9);
  expect(third).toMatchObject({ sure: 0, after_ms: null });
  expect(tokenOf(held.kit, third!)).toBeNull();
  expect(slipOf(held.kit, third!).template.lines).not.toContain("code");
  // The house is heard again, on Wednesday, and has all draws from then on.
  heard(1);
  expect(draw()).toBe("A905");
  ledger.handed(ledger.id, ledger.last, "2026-11-18");
  expect(draw()).toBe("A906");
  clock.advance(24 * HOUR);
  heard(2);
  expect(draw()).toBe("A901");
});

test("the paper says what is known: no wait, the visitor's language, a code that the house will know", () => {
  const { draw, held, ledger } = agent();
  draw();
  const { ticket, template } = slipOf(held.kit, ledger.next(1)[0]!);
  expect(ticket).toMatchObject({
    ...{ number: "A901", queue: "Identity cards", service: "Passport", way: "Blue area" },
    ...{ location: "Rathaus Zeitz", issued_at: "2026-11-17T09:00:00+01:00" },
  });
  expect(ticket.url).toMatch(/^https:\/\/zeitz\.example\/t\/zeitz-20261117-A901\.[\w-]{16}$/);
  expect(template.footer).toBe("See you");
  for (const line of ["ahead", "wait"] as const) expect(template.lines).not.toContain(line);
});

test("a file is one agent's at a time, and another device that finds it begins a ledger of its own", async () => {
  const { path, ledger, draw, counter } = agent();
  draw();
  await counter.settled();
  expect(LedgerFile.open(path, "printer-1")).toMatchObject({ code: "bad-ledger" });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const { id } = ledger;
  ledger.close();
  const other = LedgerFile.open(path, "printer-2");
  if (isRefused(other)) throw new Error(other.sentence);
  expect(other.id).not.toBe(id);
  expect(other.next(9)).toMatchObject([{ ledger: id, n: 901 }]);
  other.close();
});
