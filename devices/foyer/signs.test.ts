import { expect, test } from "bun:test";
import { bothTowns, openFoyer } from "../../fixtures/foyer.ts";
import type { Display } from "../contract/set.ts";
import { Signs } from "./signs.ts";

test("what could not be told to a sign is told with the next change, though it says the same", async () => {
  const foyer = await openFoyer();
  const told: string[] = [];
  let broken = true;
  const signs = new Signs(foyer.engine, {
    async show({ device }) {
      if (broken) throw new Error("the broker is out of order");
      told.push(device);
    },
  });
  expect(await signs.refresh("zeitz").catch((error: Error) => error.message)).toBe(
    "the broker is out of order",
  );
  broken = false;
  await signs.refresh("zeitz");
  const all = foyer.engine.town("zeitz")?.counters.flatMap(({ sign }) => sign ?? []);
  expect(told).toEqual(all ?? []);
  await foyer.close();
});

test("one call lights every sign of its counter, one end of blinking ends it on all, and a test is on one alone", async () => {
  const towns = structuredClone(await bothTowns());
  const [first] = towns[0]?.counters ?? [];
  const hall = ["zeitz-hall-1", "zeitz-hall-2"];
  Object.assign(first ?? {}, { more_signs: hall });
  towns[0]?.devices.push(...hall.map((id) => ({ id, kind: "sign" as const, name: "Anzeige in der Halle" })));
  const foyer = await openFoyer({ towns });
  const told = new Map<string, Display | null>();
  const signs = new Signs(foyer.engine, {
    async show({ device }, display) {
      told.set(device, display);
    },
  });
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
  const draw = { service: "ausweis-beantragen", medium: "qr", language: "de", channel: "kiosk" } as const;
  await foyer.ask("zeitz", { type: "draw", ...draw });
  await foyer.ask("zeitz", { type: "call-next", counter: "1" });
  await signs.darken("zeitz");
  expect(told.size).toBe(0);
  await signs.refresh("zeitz");
  const shown = () =>
    ["zeitz-sign-1", ...hall].map((sign) => [told.get(sign)?.text, told.get(sign)?.blink_ms]);
  expect(shown()).toEqual(Array(3).fill(["A001", 1_000]));
  told.clear();
  foyer.clock.advance(12_000);
  await signs.refresh("zeitz");
  expect([told.size, ...shown()]).toEqual([3, ...Array(3).fill(["A001", 0])]);
  await foyer.ask("zeitz", { type: "start", counter: "1" });
  await foyer.ask("zeitz", { type: "finish", counter: "1" });
  await signs.test("zeitz", "zeitz-hall-2", 10_000, "0.1");
  expect(shown().map(([text]) => text)).toEqual(["", "", "8888"]);
  signs.close();
  await foyer.close();
});
