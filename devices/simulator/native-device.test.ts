// Rule: a simulated device goes on telling how it is, as the contract wants it: the house never takes it for gone while it is there.
import { expect, test } from "bun:test";
import { addressOf, SIGN } from "../../fixtures/devices/sign-suite.ts";
import { openFoyer } from "../../fixtures/foyer.ts";
import { until } from "../../fixtures/until.ts";
import { NativeSign } from "./sign/native.ts";

test("health comes again and again, and stops with the device", async () => {
  const foyer = await openFoyer({ devices: true });
  const { username, password, host } = new URL(await addressOf(foyer));
  let minutes = 0;
  const sign = new NativeSign(
    { location: "zeitz", device: username },
    {
      ...{ url: `mqtt://${host}`, secret: password, log: () => {}, health_every_ms: 5 },
      now: () => minutes++ * 60_000,
    },
  ).start();
  const uptime = () => foyer.engine.fleet.get(SIGN)?.health.uptime_s ?? 0;
  expect(await until(foyer.engine, "zeitz", () => uptime() >= 180 && foyer.engine.fleet.online(SIGN))).toBe(
    true,
  );
  await sign[Symbol.asyncDispose]();
  const asked = minutes;
  await foyer.close();
  expect(minutes).toBe(asked);
});
