// Rule: what Tasmota is told, to the byte, and what its words mean.
import { expect, test } from "bun:test";
import { DISPLAYS, line } from "./displays.testing.ts";
import { mqttDriver } from "./drivers.ts";
import type { SignWord } from "./mqtt-driver.ts";

const sign = mqttDriver({ type: "tasmota", topic: "t" })!;

const told: [keyof typeof DISPLAYS, string[]][] = [
  ["steady", ["- cmnd/t/DisplayText A023>3", "- cmnd/t/DisplayDimmer 80"]],
  ["blinking", ["- cmnd/t/DisplayText A023>3", "- cmnd/t/DisplayDimmer 80"]],
  ["idle", ["- cmnd/t/DisplayText 3", "- cmnd/t/DisplayDimmer 80"]],
  ["closed", ["- cmnd/t/DisplayText ---", "- cmnd/t/DisplayDimmer 80"]],
  ["off", ["- cmnd/t/DisplayClear 1"]],
];
for (const [name, lines] of told) {
  test(`shows ${name}`, () => expect(sign.show(DISPLAYS[name]).map(line)).toEqual(lines));
}

test("blinks by its dimmer", () => {
  expect(sign.blink?.(DISPLAYS.blinking, false).map(line)).toEqual(["- cmnd/t/DisplayDimmer 0"]);
  expect(sign.blink?.(DISPLAYS.blinking, true).map(line)).toEqual(["- cmnd/t/DisplayDimmer 80"]);
});

const said: [topic: string, payload: string, word: SignWord | null][] = [
  ["tele/t/LWT", "Online", { what: "alive" }],
  ["tele/t/LWT", "Offline", { what: "offline" }],
  ["stat/t/RESULT", '{"DisplayText":"A023>3"}', { what: "shows" }],
  ["stat/t/RESULT", '{"DisplayText":"A022>3"}', null],
  ["stat/t/RESULT", '{"DisplayDimmer":80}', null],
  ["stat/t/RESULT", "no json", null],
];
for (const [topic, payload, word] of said) {
  test(`understands ${topic} ${payload}`, () =>
    expect(sign.heard(topic, payload, DISPLAYS.steady)).toEqual(word));
}

test("before it was told anything, its echo proves nothing", () => {
  expect(sign.heard("stat/t/RESULT", '{"DisplayText":"A023>3"}', null)).toBeNull();
});

test("may say all of its telemetry and hear its own commands", () => {
  expect(sign.rights).toEqual({
    publish: ["tele/t/#", "stat/t/#"],
    subscribe: ["cmnd/t/#"],
    strays: "dropped",
  });
});
