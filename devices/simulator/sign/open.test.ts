// Rule: the command opens the sign that its arguments name, or none.
import { expect, test } from "bun:test";
import { openSign } from "./open.ts";

/** Nobody listens there. */
const AWAY = "mqtt://zeitz-sign-1:secret@127.0.0.1:1";
const ports = { now: () => 0, log: () => {}, seen: () => {} };

for (const args of [
  ["native", AWAY, "zeitz"],
  ["awtrix3", AWAY],
  ["awtrix-ng", AWAY, "hall/ng"],
  ["tasmota", AWAY, "sign_1", "DVES_1A2B3C"],
  ["wled", AWAY],
  ["modbus", "0", "4"],
  ["ascii", "0"],
]) {
  test(`opens: ${args.join(" ")}`, async () => {
    const sign = await openSign(args, ports);
    expect(sign?.faults.offline).toBe(false);
    await sign?.[Symbol.asyncDispose]();
  });
}

for (const args of [[], ["lamp", AWAY], ["native", AWAY], ["wled", "mqtt://127.0.0.1"], ["modbus", "x"]]) {
  test(`opens none: ${args.join(" ") || "nothing said"}`, async () => {
    expect(await openSign(args, ports)).toBeNull();
  });
}
