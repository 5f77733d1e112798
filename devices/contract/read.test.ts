import { expect, test } from "bun:test";
import fc from "fast-check";
import { isRefused } from "../refused.ts";
import type { FromDevicePath, Payload, ToDevicePath } from "./contract.ts";
import { readFromDevice, readFromEngine } from "./read.ts";
import { writeMessage } from "./write.ts";

const at = { location: "zeitz", device: "box-1" };
const ULID = "01JD3ZK9V4T8Q2M6N0P5R7S1WX";
const ROOT = "wartemarke/v1/zeitz/dev/box-1";

const LEDGER = "0123456789abcdef-ledger";
const DRAW = {
  ...{ seq: 1, number: "A901", day: "2026-11-17", service: "ausweis", language: "de-leicht" },
  ...{ channel: "kiosk" as const, origin: "kiosk-1", press: ULID, ago_ms: 5_000, after_ms: 7_000 },
};

const FROM: { [P in FromDevicePath]: Payload<P> } = {
  "state/availability": "online",
  "state/info": { schema: 1, kind: "printer", model: "m", firmware: "1", boot: "b", capabilities: ["qr"] },
  "state/health": { at: 1, uptime_s: 2, clock_offset_ms: null, errors: [], paper: "low", cover: "closed" },
  "state/reported": { rev: "1.7" },
  "state/ledger": { ledger: LEDGER, unsent: 2 },
  "evt/away-draws": { id: ULID, ledger: LEDGER, draws: [DRAW, { ...DRAW, seq: 2, day: null, ago_ms: null }] },
  "res/print": { id: ULID, status: "failed", code: "paper-out" },
  "res/announce": { id: ULID, status: "done" },
  "evt/ticket-request": { id: ULID, service: "ausweis", language: "de", medium: "qr" },
  "evt/button": { id: ULID, seq: 4, at: 9, button: "1" },
  "evt/scan": { id: ULID, code: "12345" },
  "evt/paper-taken": { id: ULID },
};

const TO: { [P in ToDevicePath]: Payload<P> } = {
  "set/display": {
    rev: "2.41",
    mode: "call",
    text: "A023",
    counter: "3",
    color: "#FF8800",
    blink_ms: 500,
    brightness: 80,
  },
  "set/config": { rev: "1.1" },
  "set/kit": {
    ...{ ledger: LEDGER, read: 0, at: 1, location: "zeitz", name: "Zeitz", zone: "Europe/Berlin" },
    ...{ languages: ["de", "ar"], address: "https://zeitz.example/t/", numbers: { first: 901, last: 999 } },
    days: [{ day: "2026-11-17", ends_at: 2, key: "0123456789abcdef" }],
    queues: { A: { de: "Ausweise", en: "Identity cards" } },
    departments: [{ id: "buergerbuero", hours: [[1, 2]] }],
    services: [
      { ...{ id: "ausweis", department: "buergerbuero", queue: "A" }, name: { de: "Ausweis", en: "Card" } },
    ],
    slip: { lines: ["number", "code"], footer: { de: "Bis bald", en: "Bye" } },
  },
  "ack/away-draws": { id: ULID, ledger: LEDGER, status: "done", read: 2 },
  "cmd/print": { id: ULID, at: 1, expires_at: 2, args: { raw: { media: "text/plain", base64: "" } } },
  "cmd/announce": {
    id: ULID,
    at: 1,
    expires_at: 2,
    args: { gong: true, volume: 50, repeat: 1, utterances: [{ language: "de", text: "A 23" }] },
  },
  "ack/ticket-request": { id: ULID, status: "refused", code: "closed", sentence: "Geschlossen." },
};

test("every message a device may send survives the wire unchanged", () => {
  for (const path of Object.keys(FROM) as FromDevicePath[]) {
    const wire = writeMessage(at, path, FROM[path]);
    expect(readFromDevice(wire.topic, wire.payload)).toEqual({ ...at, path, payload: FROM[path] } as never);
  }
});

test("every message the engine may send survives the wire unchanged, and commands are never retained", () => {
  for (const path of Object.keys(TO) as ToDevicePath[]) {
    const wire = writeMessage(at, path, TO[path]);
    expect(readFromEngine(wire.topic, wire.payload)).toEqual({ ...at, path, payload: TO[path] } as never);
    expect(wire.retain).toBe(path.startsWith("set/"));
    expect(wire.qos).toBe(1);
  }
});

test("an empty payload removes desired state", () => {
  const wire = writeMessage(at, "set/display", null);
  expect(wire.payload.byteLength).toBe(0);
  expect(readFromEngine(wire.topic, wire.payload)).toEqual({ removed: "set/display" });
});

const REFUSALS: [string, string | Uint8Array, string][] = [
  ["other/v1/zeitz/dev/box-1/state/info", "{}", "foreign-topic"],
  ["wartemarke/v1/Zeitz/dev/box-1/state/info", "{}", "foreign-topic"],
  [`${ROOT}/state/constructor`, "{}", "unknown-topic"],
  [`${ROOT}/set/display`, "{}", "wrong-direction"],
  [`${ROOT}/state/health`, new Uint8Array(70_000), "too-large"],
  [`${ROOT}/state/health`, new Uint8Array([0xff, 0xfe]), "not-text"],
  [`${ROOT}/state/health`, "{", "not-json"],
  [`${ROOT}/state/health`, '{"at":"now"}', "bad-shape"],
  [`${ROOT}/state/availability`, "maybe", "bad-shape"],
  [`${ROOT}/state/reported`, '{"refused":"x","sentence":"y"}', "bad-shape"],
  [`${ROOT}/evt/ticket-request`, '{"id":"1","service":"a","language":"de","medium":"qr"}', "bad-shape"],
];

test("what breaks the contract is refused with a code and a sentence", () => {
  for (const [topic, payload, code] of REFUSALS) {
    const result = readFromDevice(topic, typeof payload === "string" ? Buffer.from(payload) : payload);
    expect(isRefused(result) ? result.code : "accepted").toBe(code);
    expect(isRefused(result) && result.sentence.endsWith(".")).toBe(true);
  }
});

test("no bytes on no topic make the reader throw", () => {
  const topics = fc.oneof(fc.string(), fc.constantFrom(...REFUSALS.map(([topic]) => topic)));
  fc.assert(fc.property(topics, fc.uint8Array(), (topic, bytes) => void readFromDevice(topic, bytes)));
});
