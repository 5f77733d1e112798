// Rule: what AWTRIX NG is told, to the byte, and what its words mean.
import { expect, test } from "bun:test";
import { awtrixNg } from "./awtrix-ng.ts";
import { DISPLAYS, line } from "./displays.testing.ts";
import type { SignWord } from "./mqtt-driver.ts";

const sign = awtrixNg({ prefix: "P" });
const APP = "P/cmd/apps/pushed/call";

const told: [keyof typeof DISPLAYS, string][] = [
  ["steady", `= ${APP} {"text":"A023>3","textColor":"#FF8800","scroll":"static","font":"large"}`],
  [
    "blinking",
    `= ${APP} {"text":"A023>3","textColor":"#FF8800","scroll":"static","font":"large","textBlinkMs":500}`,
  ],
  ["idle", `= ${APP} {"text":"3","textColor":"#FF8800","scroll":"static","font":"large"}`],
  ["closed", `= ${APP} {"text":"---","textColor":"#FF8800","scroll":"static","font":"large"}`],
  ["off", `= ${APP}`],
];
for (const [name, only] of told) {
  test(`shows ${name}`, () => expect(sign.show(DISPLAYS[name]).map(line)).toEqual([only]));
}

test("is set up to show nothing of its own", () => {
  expect(sign.setup.map(line)).toEqual([
    '- P/cmd/display {"power":true}',
    '- P/cmd/apps/order {"order":["call"],"disabled":["Time","Date","Temperature","Humidity","Battery"]}',
  ]);
});

const refusal = '{"ok":false,"error":{"code":"validationFailed","message":"out of range","field":"text"}}';
const said: [topic: string, payload: string, word: SignWord | null][] = [
  ["P/availability", "online", { what: "back" }],
  ["P/availability", "offline", { what: "offline" }],
  ["P/availability", "maybe", null],
  [`${APP}/result`, '{"ok":true}', { what: "answered", ok: true }],
  [`${APP}/result`, refusal, { what: "answered", ok: false, code: "validationFailed" }],
  [`${APP}/result`, "no json", { what: "answered", ok: false, code: "" }],
  ["P/state/apps/active", "call", { what: "looks", astray: false }],
  ["P/state/apps/active", "Time", { what: "looks", astray: true }],
];
for (const [topic, payload, word] of said) {
  test(`understands ${topic} ${payload}`, () => expect(sign.heard(topic, payload, null)).toEqual(word));
}

test("may say what it is documented to say, and hear its commands", () => {
  expect(sign.rights).toEqual({
    publish: [
      "P/availability",
      "P/state/#",
      "P/event/#",
      `${APP}/result`,
      "P/cmd/apps/order/result",
      "P/cmd/display/result",
    ],
    subscribe: ["P/cmd/#"],
    strays: "dropped",
  });
});
