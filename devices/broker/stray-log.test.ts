// Rule: the chatter of a maker's own firmware is a few lines an hour, however often it connects; a native device's refusal is always told.
import { expect, test } from "bun:test";
import type { LogLine } from "../../engine/log.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { strayLog } from "./stray-log.ts";

test("a clock of another maker's that comes again and again is refused in one line of each kind", async () => {
  await using at = await testBroker();
  for (let times = 0; times < 3; times++) {
    const clock = await DeviceClient.connect(at.url, "foreign-1");
    for (const filter of ["cmnd/clock/#", "cmnd/all/#"])
      await expect(clock.client.subscribeAsync(filter, { qos: 0 })).rejects.toThrow();
    for (const topic of ["tele/clock/STATE", "tele/clock/SENSOR", "stat/clock/RESULT"])
      await clock.client.publishAsync(topic, "{}", { qos: 1 });
    await clock.leave();
  }
  const denied = at.lines.filter(({ what }) => what.endsWith("denied"));
  expect(denied.map(({ what, topic }) => `${what}: ${topic}`)).toEqual([
    "subscribe denied: cmnd/clock/#",
    "publish denied: tele/clock/STATE",
    "publish denied: stat/clock/RESULT",
  ]);
});

test("a device of the contract is told of each time", async () => {
  await using at = await testBroker();
  const sign = await DeviceClient.connect(at.url, "sign-1");
  for (let times = 0; times < 3; times++)
    await expect(
      sign.client.subscribeAsync("wartemarke/v1/zeitz/dev/sign-2/set/#", { qos: 1 }),
    ).rejects.toThrow();
  expect(at.lines.filter(({ what }) => what === "subscribe denied")).toHaveLength(3);
  await sign.leave();
});

test("names made up one after the other do not fill the log, and after the hour it is told again", async () => {
  const lines: LogLine[] = [];
  const waited = Promise.withResolvers<void>();
  const stray = strayLog((line) => lines.push(line), 10);
  for (let n = 0; n < 1_000; n++) stray("publish denied", "sign-1", `made-up-${n}/x`);
  expect(lines).toHaveLength(16);
  setTimeout(waited.resolve, 11);
  await waited.promise;
  stray("publish denied", "sign-1", "made-up-0/x");
  expect(lines).toHaveLength(17);
});
