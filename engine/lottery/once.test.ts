// Rule: a draw is held exactly once, with its appointments and its messages in one transaction: whatever the disk does, and also when the house was off at the hour.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ManualClock, manualClock } from "../../fixtures/clock.ts";
import { type Fault, type FaultyStore, faulty } from "../../fixtures/faulty-store.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { requestWish, withLottery } from "../../fixtures/lottery.ts";
import { LocationActor } from "../location/actor.ts";
import type { JournalEvent } from "../location/event.ts";
import { isRefused } from "../refusal.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import type { Town } from "../town/town.ts";
import { audit } from "./audit.ts";

const [zeitz] = (await bothTowns()) as [Town];
const town = withLottery(zeitz);
const HOUR_MS = 3_600_000;
/** From the Tuesday at nine to the Thursday at noon. */
const TO_THE_DRAW_MS = 51 * HOUR_MS;
/** The week has room for some forty of them. */
const PEOPLE = 60;

let folder: string;
let store: FaultyStore;
let clock: ManualClock;
let actor: LocationActor;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lottery-"));
  store = faulty(await openSqlite({ path: join(folder, "a.sqlite") }));
  clock = manualClock();
  actor = open();
  for (let n = 0; n < PEOPLE; n++) {
    const intent = { type: "make-request", ...requestWish(n) } as const;
    const answer = await actor.ask({ id: `r${n}`, actor: "visitor:somebody", intent });
    if (isRefused(answer)) throw new Error(answer.sentence);
  }
});
afterEach(async () => {
  await actor.close();
  await store.close();
  await rm(folder, { recursive: true });
});

function open(): LocationActor {
  return new LocationActor(town, "r1", { store, clock, log: () => {}, committed: () => {} });
}

async function expectDrawnOnce(): Promise<void> {
  while (!(await actor.read(({ lotteries }) => lotteries.size).catch(() => 0))) clock.advance(5_000);
  const journal: JournalEvent[] = await store.journal(town.id, 0, clock.now() + 1);
  expect(journal.filter(({ type }) => type === "lottery.drawn")).toHaveLength(1);
  expect(audit(journal)).toEqual([]);
  const booked = await actor.read(({ book }) => [...book.all()].map(({ id }) => id).sort());
  const kinds = Map.groupBy(await store.list("message"), ({ kind }) => kind);
  const told = (kind: string) => kinds.get(kind)?.map(({ appointment }) => appointment) ?? [];
  expect(booked.length).toBeGreaterThan(10);
  expect(told("confirmed").toSorted()).toEqual(booked);
  expect(new Set([...told("confirmed"), ...told("passed-over")]).size).toBe(PEOPLE);
  expect(told("confirmed").length + told("passed-over").length).toBe(PEOPLE);
  expect(new Set(told("requested")).size).toBe(PEOPLE);
}

test.each<[string, Fault[]]>([
  ["nothing goes wrong", []],
  ["the disk is full twice", ["fails", "fails"]],
  ["it was written and nobody learned of it", ["unknown-outcome"]],
  ["first this, then that", ["fails", "unknown-outcome"]],
])("%s", async (_, faults) => {
  clock.advance(TO_THE_DRAW_MS - HOUR_MS);
  await actor.read(() => null);
  store.plan(...faults);
  clock.advance(HOUR_MS);
  await expectDrawnOnce();
});

test("the house was off at the hour, and for days after it", async () => {
  await actor.close();
  clock.advance(TO_THE_DRAW_MS + 72 * HOUR_MS);
  actor = open();
  await expectDrawnOnce();
  await actor.close();
  actor = open();
  await expectDrawnOnce();
});
