import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { heldStore } from "../../fixtures/held-store.ts";
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
  const held = heldStore(store);
  const afterRestart = new Sessions(held.store);
  const looking = afterRestart.find("staff", token, clock.now());
  await held.read;
  await afterRestart.end(session);
  held.letGo();
  expect(await looking).toBeNull();
  expect(await afterRestart.find("staff", token, clock.now())).toBeNull();
});
