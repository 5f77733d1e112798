// Rule: what stands in several documents is one object, and every document still says exactly what it said.
import { expect, test } from "bun:test";
import fc from "fast-check";
import alzey from "../../fixtures/towns/alzey.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { SharedParts } from "./shared-parts.ts";

test("equal services, texts and lists of two documents are one; what differs stays apart", () => {
  const parts = new SharedParts();
  const first = parts.shareMembers(structuredClone(zeitz));
  const moved = { ...structuredClone(zeitz), id: "moved" };
  moved.services[0]!.duration_min += 1;
  const second = parts.shareMembers(moved);
  expect(second.departments).toBe(first.departments);
  expect(second.services[1]!).toBe(first.services[1]!);
  expect(second.services[0]!.name).toBe(first.services[0]!.name);
  expect(second.services[0]!.duration_min).toBe(first.services[0]!.duration_min + 1);
});

test("sharing changes no document", () => {
  const town = fc.oneof(fc.constantFrom<object>(zeitz, alzey), fc.object({ maxDepth: 4 }));
  fc.assert(
    fc.property(fc.array(town, { maxLength: 6 }), (towns) => {
      const documents: object[] = JSON.parse(JSON.stringify(towns));
      const parts = new SharedParts();
      expect(structuredClone(documents).map((document) => parts.shareMembers(document))).toEqual(documents);
    }),
  );
});
