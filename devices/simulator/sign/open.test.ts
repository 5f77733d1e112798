// Rule: the command opens the sign that its arguments name, or none.
import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogLine } from "../../../engine/log.ts";
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

test("a template is read as it stands in the document; what is wrong with it is said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "template-"));
  const file = join(folder, "driver.json");
  const lines: LogLine[] = [];
  const open = () => openSign(["template", AWAY, file], { ...ports, log: (line) => void lines.push(line) });
  const show = [{ topic: "hall/sign", payload: "{text}" }];
  const driver = {
    type: "template",
    show,
    clear: show,
    presence: { topic: "hall/there", online: "1", offline: "0" },
  };
  await Bun.write(file, JSON.stringify({ ...driver, presence: undefined }));
  expect(await open()).toBeNull();
  expect(lines[0]?.why).toBe("driver.presence is missing");
  await Bun.write(file, JSON.stringify(driver));
  await using sign = await open();
  expect(sign?.faults.offline).toBe(false);
  await rm(folder, { recursive: true });
});

for (const args of [[], ["lamp", AWAY], ["native", AWAY], ["wled", "mqtt://127.0.0.1"], ["modbus", "x"]]) {
  test(`opens none: ${args.join(" ") || "nothing said"}`, async () => {
    expect(await openSign(args, ports)).toBeNull();
  });
}
