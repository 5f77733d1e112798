// Rule: whatever a sign says, no driver throws, and none takes more bytes than there are.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { DISPLAYS } from "./displays.testing.ts";
import { mqttDriver, tcpDriver } from "./drivers.ts";

const lines = [{ topic: "s", payload: "{text}" }];
const presence = { topic: "p", online: "1", offline: "0" };
const confirm = { topic: "c", payload: "{text}" };
const MQTT = [
  mqttDriver({ type: "awtrix3", prefix: "p" }),
  mqttDriver({ type: "awtrix-ng", prefix: "p" }),
  mqttDriver({ type: "tasmota", topic: "t" }),
  mqttDriver({ type: "wled", topic: "t" }),
  mqttDriver({ type: "template", show: lines, clear: lines, presence, confirm }),
].flatMap((driver) => driver ?? []);
const TCP = [
  tcpDriver({ type: "modbus", host: "a", text: { register: 0, length: 4 } }),
  tcpDriver({ type: "modbus", host: "a", number: { register: 0, blank: 0 } }),
  tcpDriver({ type: "ascii-tcp", host: "a", port: 1, length: 4, acknowledges: true }),
].flatMap((driver) => driver ?? []);

test("any words on any of a sign's topics are a word of ours, or none", () => {
  const payload = fc.oneof(fc.string({ unit: "binary" }), fc.json());
  const display = fc.constantFrom(null, ...Object.values(DISPLAYS));
  fc.assert(
    fc.property(fc.constantFrom(...MQTT), fc.nat(9), payload, display, (driver, n, said, told) => {
      const topic = driver.hears[n % driver.hears.length] ?? "";
      const word = driver.heard(topic, said, told);
      expect(word === null || typeof word.what === "string").toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("any bytes are an answer within them, a late one, too little, or garbage", () => {
  const start = fc.constantFrom([], [0, 5, 0, 0], [0, 5, 0, 0, 0, 6, 1], [0, 4, 0, 0, 0, 3, 1]);
  const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.constantFrom(...TCP), bytes, (driver, [head, tail]) => {
      const said = Uint8Array.from([...head, ...tail]);
      const request = driver.show(DISPLAYS.steady)[0] ?? said;
      const answer = driver.answer?.(said, request, 5);
      if (typeof answer !== "object") return;
      const taken = "late" in answer ? answer.late : answer.taken;
      expect(taken).toBeGreaterThan(0);
      expect(taken).toBeLessThanOrEqual(said.length);
    }),
    { numRuns: 2_000 },
  );
});
