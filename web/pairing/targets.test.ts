// Rule: a device that asks for a code becomes one that speaks the contract; what the house speaks to by a driver never asks.
import { expect, test } from "bun:test";
import { SIGN, townsWith } from "../../fixtures/devices/sign-suite.ts";
import { targetsFor } from "./targets.ts";

test("a sign with a driver is nothing that a sign with a code can become", async () => {
  const offered = async (driver: Parameters<typeof townsWith>[0]) => {
    const town = (await townsWith(driver)).find(({ id }) => id === "zeitz")!;
    return targetsFor(town, "sign").map(({ id }) => id);
  };
  expect(await offered(undefined)).toContain(SIGN);
  const others = await offered({ type: "wled", topic: "wled/sign1" });
  expect(others).not.toContain(SIGN);
  expect(others.length).toBeGreaterThan(0);
});
