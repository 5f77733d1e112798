import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Sessions } from "./sessions.ts";

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

test("a session that has run out leaves the table by itself, and one that has not stays", async () => {
  const { engine, clock } = foyer;
  const { session: short } = await engine.sessions.begin("staff", "c", clock.now());
  const { session: long } = await engine.sessions.begin("unlocked", "zeitz", clock.now());
  clock.advance(13 * 3_600_000);
  while (await engine.store.get("session", short.id)) await new Promise((resolve) => setImmediate(resolve));
  expect(await engine.store.get("session", long.id)).toEqual(long);
});

test("a session that ends while it is being looked up has ended", async () => {
  const { store, clock } = foyer.engine;
  const { token, session } = await foyer.engine.sessions.begin("staff", "c", clock.now());
  const read = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const afterRestart = new Sessions({
    ...store,
    async get(table, id) {
      const row = await store.get(table, id);
      read.resolve();
      await held.promise;
      return row;
    },
  });
  const looking = afterRestart.find("staff", token, clock.now());
  await read.promise;
  await afterRestart.end(session);
  held.resolve();
  expect(await looking).toBeNull();
  expect(await afterRestart.find("staff", token, clock.now())).toBeNull();
});
