// Rule: keys closer together than 50 ms are a scanner's and are read three ways; what people type is left alone.
import { expect, test } from "bun:test";
import fc from "fast-check";
import { Burst, type Heard, type Scanned, type Stroke } from "./burst.ts";

const stroke = (key: string, at_ms: number, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
  shift: /^[A-Z]$/.test(key),
  ctrl: false,
  repeat: false,
  field: false,
  at_ms,
  ...more,
});

/** Each key `gap_ms` after the one before it. */
function type(keys: string[], gap_ms: number, burst = new Burst()): Heard[] {
  return keys.map((key, nth) => burst.hear(stroke(key, 1000 + nth * gap_ms)));
}
const scanned = (heard: Heard[]): Scanned | null => heard.findLast(({ scanned }) => scanned)?.scanned ?? null;

test("fast keys with Enter or Tab behind them are a code; the first five are given away and then taken back", () => {
  for (const end of ["Enter", "Tab"]) {
    const heard = type([..."Abc123", end], 49);
    expect(scanned(heard)).toEqual({ typed: "Abc123", us: "Abc123", de: "Abc123" });
    expect(heard.map(({ swallow }) => swallow)).toEqual([false, false, false, false, false, true, true]);
    expect(heard.findIndex(({ recognised }) => recognised)).toBe(5);
  }
});

test("at 50 ms and slower nothing is taken from anybody, Enter included", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(..."abc XYZ019"), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 50, max: 5000 }),
      (keys, gap_ms) => {
        const burst = new Burst();
        const heard = type([...keys, "Enter"], gap_ms, burst);
        expect(heard.every(({ swallow, scanned }) => !swallow && !scanned)).toBe(true);
        expect(burst.rest()).toBeNull();
      },
    ),
  );
});

test("two or three keys that fall together under a hand stay typed", () => {
  const burst = new Burst();
  expect(type(["a", "b", "c"], 20, burst).some(({ swallow }) => swallow)).toBe(false);
  expect(burst.rest()).toBeNull();
});

test("a space in a code presses no button, one that a person types does and stays in a field", () => {
  expect(type(["a", " "], 10).map(({ swallow }) => swallow)).toEqual([false, true]);
  expect(type(["a", " "], 90).some(({ swallow }) => swallow)).toBe(false);
  const burst = new Burst();
  burst.hear(stroke("a", 0, { field: true }));
  expect(burst.hear(stroke(" ", 10, { field: true })).swallow).toBe(false);
});

test("a code without Enter is over when nothing follows, one with a control key for its end too", () => {
  const burst = new Burst();
  type([..."abcdef"], 5, burst);
  expect(burst.rest()).toMatchObject({ typed: "abcdef" });
  expect(burst.rest()).toBeNull();
  type([..."abcdef"], 5, burst);
  expect(burst.hear(stroke("j", 1030, { ctrl: true }))).toMatchObject({
    swallow: true,
    scanned: { typed: "abcdef" },
  });
});

test("a held key, however fast it repeats, is no code; Shift between two letters does no harm", () => {
  const held = new Burst();
  const heard = Array.from({ length: 40 }, (_, nth) =>
    held.hear(stroke("a", 1000 + nth * 30, { repeat: nth > 0 })),
  );
  expect(heard.some(({ swallow }) => swallow)).toBe(false);
  expect(held.rest()).toBeNull();
  expect(scanned(type([..."ab", "Shift", "C", "Shift", "D", "e", "f", "Enter"], 10))?.typed).toBe("abCDef");
});

test("a US scanner on a German computer is understood by the keys, dead keys and Caps Lock included", () => {
  const burst = new Burst();
  const keys: [string, string, boolean][] = [
    ["Y", "KeyZ", false],
    ["Z", "KeyY", false],
    ["ß", "Minus", false],
    ["-", "Slash", false],
    ["Ö", "Semicolon", true],
    ["Dead", "Equal", false],
  ];
  for (const [nth, [key, code, shift]] of keys.entries()) burst.hear(stroke(key, nth * 9, { code, shift }));
  expect(burst.rest()).toEqual({ typed: "YZß-Ö", us: "zy-/:=", de: "yzß-Ö´" });
});

test("an endless flood is swallowed in bounded memory and told as an empty code", () => {
  const heard = type([...Array<string>(5000).fill("x"), "Enter"], 1);
  expect(scanned(heard)).toEqual({ typed: "", us: "", de: "" });
  expect(heard.slice(5).every(({ swallow }) => swallow)).toBe(true);
});
