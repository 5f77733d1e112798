// Rule: however many want the same time at once, over HTTP, it is kept for one and booked once; all others are told and offered others.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { readProxies } from "../../engine/proxies.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const CROWD = 150;
const TIMES = "/book/alzey/ordnung/times";

let foyer: Foyer;
beforeAll(async () => {
  foyer = await openFoyer({ proxies: readProxies("127.0.0.1") ?? undefined });
});
afterAll(() => foyer.close());

test("one of a crowd gets it", async () => {
  const crowd = Array.from({ length: CROWD }, (_, n) => new Visitor(foyer, { address: `203.0.113.${n}` }));
  const pages = await Promise.all(
    crowd.map((visitor) => visitor.get(`${TIMES}?n-rentenantrag=1&day=2026-11-19`)),
  );
  const start = String(crowd[0]!.startsIn(pages[0]!.text)[0]);
  const held = await Promise.all(
    crowd.map((visitor, n) => visitor.post(TIMES, { ...visitor.fieldsIn(pages[n]!.text), start })),
  );
  const statuses = Map.groupBy(held, ({ status }) => status);
  expect([statuses.get(303)?.length, statuses.get(409)?.length]).toEqual([1, CROWD - 1]);
  for (const { text } of statuses.get(409) ?? []) expect(text).toContain("Diese Zeit ist nicht mehr frei");
  const winner = held.findIndex(({ status }) => status === 303);
  const hold = held[winner]!.location ?? "";
  const booked = await Promise.all(
    Array.from({ length: 10 }, () => crowd[winner]!.post(hold, { name: "Anna", phone: "0171 2345678" })),
  );
  expect(new Set(booked.map(({ location }) => location)).size).toBe(1);
  const rows = await foyer.engine.read("alzey", ({ book }) =>
    [...book.all()].filter((row) => row.start_at === Number(start)).map(({ state }) => state),
  );
  expect(rows).toEqual(["confirmed"]);
});
