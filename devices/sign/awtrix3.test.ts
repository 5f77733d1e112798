// Rule: what AWTRIX 3 is told, to the byte, and what its words mean.
import { expect, test } from "bun:test";
import { awtrix3 } from "./awtrix3.ts";
import { DISPLAYS, line } from "./displays.testing.ts";
import type { SignWord } from "./mqtt-driver.ts";

const sign = awtrix3({ prefix: "P" });

const told: [keyof typeof DISPLAYS, string[]][] = [
  [
    "steady",
    ['= P/custom/call {"text":"A023>3","color":"#FF8800","noScroll":true}', '- P/switch {"name":"call"}'],
  ],
  [
    "blinking",
    [
      '= P/custom/call {"text":"A023>3","color":"#FF8800","noScroll":true,"blinkText":500}',
      '- P/switch {"name":"call"}',
    ],
  ],
  ["idle", ['= P/custom/call {"text":"3","color":"#FF8800","noScroll":true}', '- P/switch {"name":"call"}']],
  [
    "closed",
    ['= P/custom/call {"text":"---","color":"#FF8800","noScroll":true}', '- P/switch {"name":"call"}'],
  ],
  ["off", ["= P/custom/call"]],
];
for (const [name, lines] of told) {
  test(`shows ${name}`, () => expect(sign.show(DISPLAYS[name]).map(line)).toEqual(lines));
}

test("is set up to show nothing of its own", () => {
  expect(sign.setup.map(line)).toEqual([
    '- P/power {"power":true}',
    '- P/settings {"TIM":false,"DAT":false,"HUM":false,"TEMP":false,"BAT":false,"ATRANS":false,"BLOCKN":true}',
  ]);
});

const about = { firmware: "0.98", uptime_s: 12, rssi_dbm: -60 };
const nothing = { firmware: undefined, uptime_s: undefined, rssi_dbm: undefined };
const said: [topic: string, payload: string, word: SignWord][] = [
  [
    "P/stats",
    '{"app":"call","uptime":12,"wifi_signal":-60,"version":"0.98"}',
    { what: "alive", astray: false, about },
  ],
  ["P/stats", '{"app":"Time"}', { what: "alive", astray: true, about: nothing }],
  ["P/stats", '{"uptime":"long"}', { what: "alive", astray: false, about: nothing }],
  ["P/stats", "no json", { what: "alive", astray: false, about: nothing }],
  ["P/stats/currentApp", "call", { what: "alive", astray: false }],
  ["P/stats/currentApp", "Time", { what: "alive", astray: true }],
  ["P/stats/effects", "[]", { what: "back" }],
];
for (const [topic, payload, word] of said) {
  test(`understands ${topic} ${payload}`, () => expect(sign.heard(topic, payload, null)).toEqual(word));
}

test("has gone after 35 s of silence, and may say its stats and hear its own branch", () => {
  expect(sign.silence_ms).toBe(35_000);
  expect(sign.rights).toEqual({ publish: ["P/stats/#"], subscribe: ["P/#"], strays: "dropped" });
});
