import { expect, test } from "bun:test";
import { LANGUAGES, type Language } from "../../engine/town/town.ts";
import { words } from "./words.ts";

type Leaf = { path: string; say: (...args: never[]) => string };

function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value === "string") return [{ path, say: () => value }];
  if (typeof value === "function") return [{ path, say: value as Leaf["say"] }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const catalogue = (language: Language) => {
  const { format: _format, language: _language, ...rest } = words(language);
  return leaves(rest);
};

/** What a function of the catalogue says of `count`. */
const spoken = (leaf: Leaf, count: number) => {
  const say = leaf.say as (...args: (number | string)[]) => string;
  return say(count, count);
};

test.each([...LANGUAGES])("%s says something for every key and every number", (language) => {
  for (const leaf of catalogue(language)) {
    for (const count of [0, 1, 2, 3, 5, 11, 21, 22, 100]) {
      const said = spoken(leaf, count);
      expect(said.trim(), leaf.path).not.toBe("");
      expect(said, leaf.path).not.toMatch(/undefined|NaN|#|\$\{/);
    }
  }
});

test.each(["en", "tr", "uk", "ar", "ru", "pl"] as const)("%s leaves nothing in German", (language) => {
  const german = new Map(catalogue("de").map((leaf) => [leaf.path, spoken(leaf, 5)]));
  const same = catalogue(language).filter((leaf) => german.get(leaf.path) === spoken(leaf, 5));
  expect(same.map((leaf) => leaf.path)).toEqual([]);
});

test("numbers bend words by each language's rules", () => {
  expect(words("de").kiosk.ahead(1)).toBe("Vor Ihnen wartet 1 Person");
  expect(words("de").kiosk.ahead(2)).toBe("Vor Ihnen warten 2 Personen");
  expect([1, 2, 5, 21, 22, 25].map(words("ru").phone.ahead).map((s) => s.replace(/.*: /, ""))).toEqual([
    "1 человек",
    "2 человека",
    "5 человек",
    "21 человек",
    "22 человека",
    "25 человек",
  ]);
  expect([1, 2, 5, 22].map(words("pl").phone.ahead).map((s) => s.replace(/.*: /, ""))).toEqual([
    "1 osoba",
    "2 osoby",
    "5 osób",
    "22 osoby",
  ]);
  expect([1, 2, 3, 11].map(words("ar").phone.ahead).map((s) => s.replace(/.*: /, ""))).toEqual([
    "شخص واحد",
    "شخصان",
    "3 أشخاص",
    "11 شخصًا",
  ]);
});

test("a wait is a range, and soon is soon", () => {
  expect(words("de").kiosk.wait(15, 25)).toBe("Wartezeit etwa 15–25 Minuten");
  expect(words("de").kiosk.wait(1, 1)).toBe("Wartezeit etwa 1 Minute");
  expect(words("de").kiosk.wait(0, 0)).toBe("Sie sind gleich dran");
  expect(words("en").common.minutes(5, 10)).toBe("about 5–10 minutes");
});

test("times are told in the location's zone, with Latin digits, on both sides of the change to summer time", () => {
  const { time, date } = words("de").format;
  expect(time(Date.UTC(2026, 2, 29, 0, 30), "Europe/Berlin")).toBe("01:30");
  expect(time(Date.UTC(2026, 2, 29, 1, 30), "Europe/Berlin")).toBe("03:30");
  expect(date(Date.UTC(2026, 2, 2, 23, 30), "Europe/Berlin")).toBe("Dienstag, 3. März");
  expect(words("ar").format.time(Date.UTC(2026, 6, 1, 12, 5), "Europe/Berlin")).toBe("14:05");
  expect(words("ar").format.number(1234)).toMatch(/^[\d.,٬]+$/);
});
