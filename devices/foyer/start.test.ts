// Rule: after a crash the house opens before all of its locations are loaded, answers for any of them, and tells every sign in the end.
import { expect, test } from "bun:test";
import { Speech } from "../../engine/announcement/speech.ts";
import { Vault } from "../../engine/contacts/vault.ts";
import { Engine } from "../../engine/engine.ts";
import { Keys } from "../../engine/keys/keys.ts";
import { temporaryFolder } from "../../engine/store/sqlite/open.testing.ts";
import { openSqlite } from "../../engine/store/sqlite/open.ts";
import { COUNTERS, office, officeId } from "../../fixtures/bench/towns.ts";
import { manualClock } from "../../fixtures/clock.ts";
import { LogBook } from "../../fixtures/log-book.ts";
import { openBroker } from "../broker/broker.ts";
import type { Bus } from "../broker/bus.ts";
import { embeddedBus } from "../broker/embedded-bus.ts";
import { Devices } from "./devices.ts";
import { admit } from "./door.ts";

const TUESDAY = Date.UTC(2026, 10, 17, 8);
/** More than the house waits for. */
const OFFICES = 230;
const SIGNS = OFFICES * COUNTERS.length;

test("a crashed house with many locations opens at once and catches up", async () => {
  using folder = temporaryFolder();
  const towns = Array.from({ length: OFFICES }, (_, at) => office(officeId(at + 1)));
  const last = officeId(OFFICES);
  const clock = manualClock(TUESDAY);
  const book = new LogBook();
  const keys = new Keys("secret");
  const ports = { clock, log: book.log, keys, vault: new Vault("secret"), towns, epoch: 1 };

  // Its projection is never written: that is how a crash leaves it.
  const before = await openSqlite({ path: folder.file });
  const crashed = new Engine({ ...ports, store: before });
  for (const { id } of towns) {
    const intent = { type: "open", counter: "1", clerk: "berta" } as const;
    await crashed.ask(id, { id: `open:${id}`, actor: "staff:berta", intent });
  }
  await before.close();

  const store = await openSqlite({ path: folder.file });
  const { promise: gate, resolve: openGate } = Promise.withResolvers<void>();
  let loaded = 0;
  const slow = {
    ...store,
    async load(location: string) {
      loaded += 1;
      if (loaded > 215 && location !== last) await gate;
      return store.load(location);
    },
  };
  const engine = new Engine({ ...ports, store: slow });
  await engine.start();
  const speech = new Speech({ voice: null, keys, log: book.log });
  const broker = await openBroker({
    authenticate: (credentials) => admit(engine, credentials),
    log: book.log,
  });
  const carrier = embeddedBus({ broker, log: book.log });
  const told = new Map<string, unknown>();
  const { promise: allTold, resolve: tellAll } = Promise.withResolvers<void>();
  const bus: Bus = {
    ...carrier,
    connected: true,
    publish(to, path, payload) {
      if (path === "set/display") told.set(to.device, payload);
      if (told.size === SIGNS) tellAll();
      return carrier.publish(to, path, payload);
    },
  };
  const devices = new Devices({ engine, bus, speech, broker, publicUrl: "https://foyer.example" });
  await devices.start();
  expect(told.size).toBeLessThan(SIGNS);
  expect(await engine.read(last, ({ counters }) => counters.get("1")?.clerk)).toBe("berta");
  openGate();
  await allTold;
  expect(told.get(`${last}-sign-1`)).toMatchObject({ mode: "idle" });
  expect(told.get(`${last}-sign-2`)).toMatchObject({ mode: "closed" });
  await devices.close();
  await carrier.close();
  await engine.close();
  await broker.close();
  expect(book.lines.filter(({ level }) => level === "error")).toEqual([]);
  await store.close();
});
