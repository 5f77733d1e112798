// Rule: an announcement ends once; of its end only "said" changes, when another announcer did not say it or cannot tell.
import { expect, test } from "bun:test";
import { type AnnouncementState, announcementMachine, announcementTable } from "./announcement.ts";
import { deviations, type Edge, stories } from "./proof.testing.ts";

const specification: Edge<AnnouncementState>[] = [
  ["sounding", "said", "said"],
  ["sounding", "unsaid", "unsaid"],
  ["sounding", "lost", "unknown"],
  ["said", "unsaid", "unsaid"],
  ["said", "lost", "unknown"],
];

test.each(specification)("%s --%s--> %s", (from, event, to) => {
  expect(announcementTable.next(from, event)).toBe(to);
});

test("everything else changes nothing, and an announcement begins sounding", () => {
  expect(deviations(announcementTable, specification)).toEqual([]);
  expect(announcementTable.initial).toBe("sounding");
});

test("all paths are these", () => {
  expect(stories(announcementMachine)).toEqual(["", "lost", "said", "said lost", "said unsaid", "unsaid"]);
});
