import { expect, test } from "bun:test";
import zeitz from "../../fixtures/towns/zeitz.json";
import { revision } from "./revision.ts";
import type { Town } from "./town.ts";
import { isProblems, readTown } from "./validate.ts";

function read(json: unknown): Town {
  const town = readTown(json, "zeitz.json");
  if (isProblems(town)) throw new Error("the document is wrong");
  return town;
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  const turned = Object.entries(value).reverse();
  return Object.fromEntries(turned.map(([key, member]) => [key, backwards(member)]));
}

test("the revision is of the meaning: the order of keys changes nothing, one minute does", () => {
  const first = revision(read(zeitz));
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(revision(read(backwards(zeitz)))).toBe(first);
  const changed = structuredClone(zeitz);
  changed.services[0]!.duration_min += 1;
  expect(revision(read(changed))).not.toBe(first);
  const moved = structuredClone(zeitz);
  moved.notices.reverse();
  expect(revision(read(moved))).not.toBe(first);
});
