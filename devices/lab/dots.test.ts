import { expect, test } from "bun:test";
import { dots } from "./dots.ts";

const drawn = (text: string, columns: number) =>
  dots(text, columns).map((row) => row.map((lit) => (lit ? "#" : ".")).join(""));

test("a text stands in the middle, five by seven dots a sign and one between", () => {
  expect(drawn("A1", 13)).toEqual([
    "..###....#...",
    ".#...#..##...",
    ".#...#...#...",
    ".#...#...#...",
    ".#####...#...",
    ".#...#...#...",
    ".#...#..###..",
  ]);
});

test("small letters shine as capitals, unknown signs stay dark, and what does not fit is cut off", () => {
  expect(drawn("a", 5)).toEqual(drawn("A", 5));
  expect(drawn("☃", 5).join("")).not.toContain("#");
  for (const row of dots("A0234567", 30)) expect(row).toHaveLength(30);
});

test("every letter and digit has a look of its own", () => {
  const signs = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
  expect(new Set(signs.map((sign) => drawn(sign, 5).join("/"))).size).toBe(signs.length);
});
