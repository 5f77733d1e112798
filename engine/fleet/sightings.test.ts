// Rule: a start of the program does not forget when a device was last heard, nor what it said it was.
import { expect, test } from "bun:test";
import { openFoyer } from "../../fixtures/foyer.ts";

const SIGN = "zeitz-sign-1";
const MAKE = { model: "HUB75 64x32", firmware: "1.2.0" };

test("after a restart a device that has not come back is known as it last was", async () => {
  const foyer = await openFoyer();
  const { fleet } = foyer.engine;
  fleet.hear(SIGN, { what: "appeared" }, foyer.clock.now());
  fleet.hear(SIGN, { what: "made", make: MAKE }, foyer.clock.now());
  fleet.seen(SIGN, foyer.clock.now() + 60_000);
  await foyer.restart();
  const after = foyer.engine.fleet.get(SIGN);
  expect(after).toMatchObject({ seen_at: foyer.clock.now() + 60_000, make: MAKE, since: 0 });
  expect(foyer.engine.fleet.online(SIGN)).toBe(false);
  await foyer.close();
});

test("news of many devices at once is one write, and a device that only stays is noted every five minutes", async () => {
  const foyer = await openFoyer();
  const { fleet, store } = foyer.engine;
  const writes: number[] = [];
  const { put } = store;
  store.put = (rows) => {
    if (rows.some((row) => row.table === "sighting")) writes.push(rows.length);
    return put.call(store, rows);
  };
  for (const id of [SIGN, "zeitz-printer-foyer"]) {
    fleet.seen(id, foyer.clock.now());
    fleet.hear(id, { what: "appeared" }, foyer.clock.now());
  }
  foyer.clock.advance(2_000);
  expect(writes).toEqual([2]);
  fleet.seen(SIGN, foyer.clock.now());
  foyer.clock.advance(302_000);
  expect(writes).toEqual([2, 2]);
  store.put = put;
  await foyer.close();
});
