// Rule: what WLED is told, to the byte, and what its words mean.
import { expect, test } from "bun:test";
import { DISPLAYS, line } from "./displays.testing.ts";
import { mqttDriver } from "./drivers.ts";
import type { SignWord } from "./mqtt-driver.ts";

const sign = mqttDriver({ type: "wled", topic: "t" })!;

const shows = (text: string) =>
  `- t/api {"on":true,"bri":204,"seg":[{"id":0,"fx":122,"n":"${text}","ix":128,"col":[[255,136,0]]}]}`;
const told: [keyof typeof DISPLAYS, string][] = [
  ["steady", shows("A023>3")],
  ["blinking", shows("A023>3")],
  ["idle", shows("3")],
  ["closed", shows("---")],
  ["off", '- t/api {"on":false}'],
];
for (const [name, only] of told) {
  test(`shows ${name}`, () => expect(sign.show(DISPLAYS[name]).map(line)).toEqual([only]));
}

test("blinks by its brightness, without a transition", () => {
  expect(sign.blink?.(DISPLAYS.blinking, false).map(line)).toEqual(['- t/api {"bri":0,"tt":0}']);
  expect(sign.blink?.(DISPLAYS.blinking, true).map(line)).toEqual(['- t/api {"on":true,"bri":204,"tt":0}']);
});

const said: [topic: string, payload: string, word: SignWord | null][] = [
  ["t/status", "online", { what: "alive" }],
  ["t/status", "offline", { what: "offline" }],
  ["t/status", "", null],
];
for (const [topic, payload, word] of said) {
  test(`understands ${topic} ${payload || "(nothing)"}`, () =>
    expect(sign.heard(topic, payload, DISPLAYS.steady)).toEqual(word));
}

test("the longest text a town may have stays within its 32 characters", () => {
  const [message] = sign.show({ ...DISPLAYS.steady, text: "A9999", counter: "buero-12" });
  expect(JSON.parse(message!.payload.toString()).seg[0].n.length).toBeLessThanOrEqual(32);
});

test("may say all of its state and hear its API", () => {
  expect(sign.rights).toEqual({ publish: ["t/#"], subscribe: ["t", "t/col", "t/api"], strays: "dropped" });
});
