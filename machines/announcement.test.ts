// Rule: an announcement ends once; of its end only "said" changes, when another announcer did not say it.
import { expect, test } from "bun:test";
import { type AnnouncementState, announcementMachine, announcementTable } from "./announcement.ts";
import { deviations, type Edge, stories } from "./proof.testing.ts";

const specification: Edge<AnnouncementState>[] = [
  ["sounding", "said", "said"],
  ["sounding", "unsaid", "unsaid"],
  ["said", "unsaid", "unsaid"],
];

test.each(specification)("%s --%s--> %s", (from, event, to) => {
  expect(announcementTable.next(from, event)).toBe(to);
});

test("everything else changes nothing, and an announcement begins sounding", () => {
  expect(deviations(announcementTable, specification)).toEqual([]);
  expect(announcementTable.initial).toBe("sounding");
});

test("all paths are these", () => {
  expect(stories(announcementMachine)).toEqual(["", "said", "said unsaid", "unsaid"]);
});
