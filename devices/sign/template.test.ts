// Rule: a template's words become what they stand for, everything else stays as the town wrote it.
import { expect, test } from "bun:test";
import { DISPLAYS, line } from "./displays.testing.ts";
import type { SignWord } from "./mqtt-driver.ts";
import { templateSign } from "./template.ts";

const ALL =
  '{"n":"{number}","c":"{counter}","t":"{text}","col":"{color}",{"rgb":[{red},{green},{blue}]},"b":{brightness},"l":{level},"x":"{unknown}"}';
const sign = templateSign({
  show: [
    { topic: "hall/sign", payload: ALL, retain: true },
    { topic: "hall/mode", payload: "steady" },
  ],
  clear: [{ topic: "hall/sign", payload: "", retain: true }],
  blink: {
    dark: [{ topic: "hall/mode", payload: "dark" }],
    lit: [{ topic: "hall/mode", payload: "lit" }],
  },
  presence: { topic: "hall/there", online: "1", offline: "0" },
  confirm: { topic: "hall/answer", payload: "ok {text}" },
});

const told: [keyof typeof DISPLAYS, string[]][] = [
  [
    "steady",
    [
      '= hall/sign {"n":"A023","c":"3","t":"A023>3","col":"#FF8800",{"rgb":[255,136,0]},"b":80,"l":204,"x":"{unknown}"}',
      "- hall/mode steady",
    ],
  ],
  [
    "idle",
    [
      '= hall/sign {"n":"","c":"3","t":"3","col":"#FF8800",{"rgb":[255,136,0]},"b":80,"l":204,"x":"{unknown}"}',
      "- hall/mode steady",
    ],
  ],
  ["off", ["= hall/sign"]],
];
for (const [name, lines] of told) {
  test(`shows ${name}`, () => expect(sign.show(DISPLAYS[name]).map(line)).toEqual(lines));
}

test("blinks by its own two messages, or not at all", () => {
  expect(sign.blink?.(DISPLAYS.blinking, false).map(line)).toEqual(["- hall/mode dark"]);
  expect(sign.blink?.(DISPLAYS.blinking, true).map(line)).toEqual(["- hall/mode lit"]);
  const lines = [{ topic: "s", payload: "x" }];
  const there = { topic: "p", online: "1", offline: "0" };
  expect(templateSign({ show: lines, clear: lines, presence: there }).blink).toBeUndefined();
});

const said: [topic: string, payload: string, word: SignWord | null][] = [
  ["hall/there", "1", { what: "alive" }],
  ["hall/there", "0", { what: "offline" }],
  ["hall/there", "x", null],
  ["hall/answer", "ok A023>3", { what: "shows" }],
  ["hall/answer", "ok A022>3", null],
];
for (const [topic, payload, word] of said) {
  test(`understands ${topic} ${payload}`, () =>
    expect(sign.heard(topic, payload, DISPLAYS.steady)).toEqual(word));
}

test("may say and hear the topics it names and no other", () => {
  expect(sign.rights).toEqual({
    publish: ["hall/there", "hall/answer"],
    subscribe: ["hall/sign", "hall/mode"],
    strays: "dropped",
  });
});
