import { expect, test } from "bun:test";
import { openFoyer } from "../../fixtures/foyer.ts";
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
