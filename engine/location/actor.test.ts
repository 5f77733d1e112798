import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ManualClock, manualClock } from "../../fixtures/clock.ts";
import { type FaultyStore, faulty } from "../../fixtures/faulty-store.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { demandOf } from "../appointments/demand.ts";
import { freeTimes } from "../appointments/free.ts";
import type { LogLine } from "../log.ts";
import { isRefused, type Refused } from "../refusal.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { LocationActor } from "./actor.ts";
import type { Answer, Command, Intent } from "./command.ts";
import type { JournalEvent } from "./event.ts";
import { MS_BEHIND } from "./projector.ts";

const [zeitz] = await bothTowns();
const DRAW: Intent = {
  type: "draw",
  service: "ausweis-beantragen",
  medium: "qr",
  language: "de",
  channel: "kiosk",
};

let folder: string;
let store: FaultyStore;
let clock: ManualClock;
let log: LogLine[];
let told: JournalEvent[];
let actor: LocationActor;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "actor-"));
  store = faulty(await openSqlite({ path: join(folder, "a.sqlite") }));
  clock = manualClock();
  log = [];
  told = [];
  actor = open();
  await actor.read(() => null);
});

afterEach(async () => {
  await actor.close();
  await store.close();
  await rm(folder, { recursive: true });
});

function open(): LocationActor {
  return new LocationActor(zeitz!, "r1", {
    store,
    clock,
    log: (line) => void log.push(line),
    committed: (_state, events) => void told.push(...events),
  });
}

let asked = 0;
const command = (intent: Intent, who = "device:kiosk"): Command => ({
  id: `c${++asked}`,
  actor: who,
  intent,
});

function accepted(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new Error(answer.sentence);
  return answer;
}

describe("a location", () => {
  test("gives a repeated command its first answer, at once and after a restart", async () => {
    const draw = command(DRAW);
    const [first, second] = (await Promise.all([actor.ask(draw), actor.ask(draw)])).map(accepted);
    expect(second!.ticket).toBe(first!.ticket);
    await actor.close();
    actor = open();
    expect(accepted(await actor.ask(draw)).ticket).toBe(first!.ticket);
    expect(await actor.read((state) => state.tickets.size)).toBe(1);
  });

  test("writes what arrives together together: 1,000 draws become few appends and 1,000 numbers", async () => {
    const before = store.appends;
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => actor.ask(command(DRAW))));
    const tickets = answers.map((answer) => accepted(answer).ticket);
    expect(new Set(tickets).size).toBe(1_000);
    expect(store.appends - before).toBeLessThan(10);
  });

  test("says busy when its mailbox is full, and takes clerks all the same", async () => {
    const answers = Array.from({ length: 2_600 }, () => actor.ask(command(DRAW)));
    const clerk = actor.ask(command({ type: "open", counter: "1", clerk: "c" }, "staff:c"));
    expect(isRefused(await clerk)).toBe(false);
    const codes = (await Promise.all(answers)).filter(isRefused).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(300);
    expect(new Set(codes)).toEqual(new Set(["busy"]));
  });

  test("puts clerks before the public when both wait", async () => {
    const crowd = Array.from({ length: 1_500 }, () => actor.ask(command(DRAW)));
    const clerk = accepted(await actor.ask(command({ type: "open", counter: "1", clerk: "c" }, "staff:c")));
    const last = accepted((await Promise.all(crowd)).at(-1)!);
    expect(clerk.seq).toBeLessThan(last.seq - 500);
  });

  test("decides again when a write fails, and nobody notices", async () => {
    store.plan("fails", "fails");
    expect(accepted(await actor.ask(command(DRAW))).ticket).toEndWith("A001");
    expect(log.filter((line) => line.what === "write failed, location reloads")).toHaveLength(2);
  });

  test("tells the asker when writing fails for good, and changes nothing", async () => {
    store.plan("fails", "fails", "fails");
    const answer = await actor.ask(command(DRAW));
    expect(isRefused(answer) && answer.code).toBe("storage");
    expect(await actor.read((state) => state.tickets.size)).toBe(0);
    expect(accepted(await actor.ask(command(DRAW))).ticket).toEndWith("A001");
  });

  test("reads before it answers when the outcome of a write is unknown: nothing is done twice", async () => {
    store.plan("unknown-outcome");
    expect(accepted(await actor.ask(command(DRAW))).ticket).toEndWith("A001");
    expect(await actor.read((state) => state.tickets.size)).toBe(1);
  });

  test("catches up and decides again when somebody else wrote in between", async () => {
    const other = open();
    await other.read(() => null);
    expect(accepted(await other.ask(command(DRAW))).ticket).toEndWith("A001");
    expect(accepted(await actor.ask(command(DRAW))).ticket).toEndWith("A002");
    await other.close();
  });

  test("refuses while it cannot be loaded, and comes back when it can", async () => {
    store.plan("fails");
    store.blind = true;
    const answer = await actor.ask(command(DRAW));
    expect(isRefused(answer) && answer.code).toBe("storage");
    store.blind = false;
    expect(isRefused(await actor.ask(command(DRAW)))).toBe(false);
  });

  test("lets a bug fail its own command only", async () => {
    const wrong = command({ type: "no-such-verb" } as unknown as Intent);
    const [before, bug, after] = await Promise.allSettled([
      actor.ask(command(DRAW)),
      actor.ask(wrong),
      actor.ask(command(DRAW)),
    ]);
    expect([before.status, bug.status, after.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("shows readers and listeners durable state only", async () => {
    const asking = actor.ask(command(DRAW));
    const seen = await actor.read((state) => state.seq);
    const stored = (await store.load("zeitz")).events.at(-1)?.seq ?? 0;
    expect(seen).toBeLessThanOrEqual(stored);
    await asking;
    expect(told.at(-1)?.type).toBe("ticket.drawn");
  });

  test("shows an appointment while another is written, and its own change only once that is durable", async () => {
    const [one, other] = [await held(), await held()];
    const { promise: disk, resolve: goOn } = Promise.withResolvers<void>();
    const real = store.append.bind(store);
    store.append = (entry) => disk.then(() => real(entry));
    const confirmed = actor.ask(command({ type: "confirm-appointment", appointment: one }, "visitor:new"));
    await turns();
    expect(await actor.look(other)).toMatchObject({ id: other, state: "held" });
    let seen: string | undefined;
    const look = actor.look(one).then((row) => {
      seen = row?.state;
    });
    await turns();
    expect(seen).toBeUndefined();
    goOn();
    await Promise.all([confirmed, look]);
    expect(seen).toBe("confirmed");
    expect(await actor.look("zeitz-t999")).toBeNull();
  });

  test("fires what became due while it was away: the day turns, and numbers begin anew", async () => {
    await actor.ask(command(DRAW));
    await actor.close();
    clock.advance(3 * 24 * 3_600_000);
    actor = open();
    expect(await actor.ask(command({ ...DRAW, channel: "desk" }, "staff:c")).then(accepted)).toMatchObject({
      ticket: "zeitz-20261120-A001",
    });
    expect(await actor.read((state) => [state.day, state.tickets.size])).toEqual(["2026-11-20", 1]);
  });

  test("fires a deadline by itself: an unanswered call is repeated", async () => {
    await actor.ask(command({ type: "open", counter: "1", clerk: "c" }, "staff:c"));
    await actor.ask(command(DRAW));
    await actor.ask(command({ type: "call-next", counter: "1" }, "staff:c"));
    clock.advance(zeitz!.policy.call.answer_s * 1_000);
    expect(await actor.read((state) => [...state.tickets.values()][0]?.calls)).toBe(2);
  });

  test("fires its deadlines also after a write has failed for good", async () => {
    await actor.ask(command({ type: "open", counter: "1", clerk: "c" }, "staff:c"));
    await actor.ask(command(DRAW));
    await actor.ask(command({ type: "call-next", counter: "1" }, "staff:c"));
    clock.advance(30_000);
    await turns();
    store.plan("fails", "fails", "fails");
    expect(isRefused(await actor.ask(command(DRAW)))).toBe(true);
    await turns();
    clock.advance(zeitz!.policy.call.answer_s * 1_000);
    await becomes(() => told.some(({ type }) => type === "ticket.recalled"));
  });

  test("outlives a store that can be neither written nor read when its rows are due", async () => {
    await actor.ask(command(DRAW));
    store.blind = true;
    store.plan("fails");
    await actor.ask(command(DRAW));
    clock.advance(MS_BEHIND);
    await becomes(() => log.some(({ what }) => what === "projection has to wait"));
    store.blind = false;
    expect(await actor.read((state) => state.tickets.size)).toBe(1);
  });

  test("shows no reader what has run out, though the machine slept through its timers", async () => {
    await actor.close();
    clock = { ...clock, after: () => () => {} };
    actor = open();
    await actor.ask(command(DRAW));
    await turns();
    clock.advance(24 * 3_600_000);
    expect(await actor.read((state) => [state.day, state.tickets.size])).toEqual(["2026-11-18", 0]);
  });

  test("says so when its last event lies in the future: its time stands still until then", async () => {
    await actor.ask(command(DRAW));
    await actor.close();
    clock = manualClock(clock.now() - 2 * 24 * 3_600_000);
    actor = open();
    expect(await actor.read((state) => state.tickets.size)).toBe(1);
    expect(log.map(({ what }) => what)).toEqual([
      "the last event lies in the future: set the machine's clock",
    ]);
  });

  test("promises no rows that an earlier write left out", async () => {
    await actor.close();
    const { promise: failing, reject } = Promise.withResolvers<void>();
    const real = store.project;
    let projects = 0;
    store.project = (...rows) => (projects++ === 0 ? failing : real(...rows));
    actor = open();
    await actor.ask(command(DRAW));
    clock.advance(MS_BEHIND);
    await becomes(() => projects === 1);
    await actor.ask(command(DRAW));
    clock.advance(MS_BEHIND);
    await turns();
    reject(new Error("the disk is full"));
    await turns();
    const other = open();
    expect(await other.read((state) => state.tickets.size)).toBe(2);
    await other.close();
  });
});

/** An appointment that somebody keeps. */
async function held(): Promise<string> {
  const matters = [{ service: "ausweis-beantragen", quantity: 1 }];
  const start_at = await actor.read(({ town, book, day }, now) => {
    const demand = demandOf(town, matters, "online");
    return isRefused(demand) ? 0 : freeTimes(town, book.calendarOn(town, day), demand, now)[0]!;
  });
  const wish = { type: "hold-appointment", matters, start_at, channel: "online", language: "de" } as const;
  return accepted(await actor.ask(command(wish, "visitor:new"))).appointment!;
}

/** Everything that waits for nothing but its turn has had it. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Looks again until it is so; the test's own time-out ends it. */
async function becomes(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}
