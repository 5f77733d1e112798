import { expect, test } from "bun:test";
import { prove } from "../../../fixtures/stories/cases.ts";
import { type Story, tell } from "../../../fixtures/stories/tell.ts";

const PASS = "ausweis-beantragen";
const paper = { medium: "paper", language: "de", channel: "kiosk", printer: "zeitz-printer-foyer" } as const;
const atDesk = (story: Story, service: string) =>
  story.ask("staff:clerk-1", { type: "draw", service, medium: "none", language: "de", channel: "desk" });
const eightBusinesses = () => tell().draws(...Array(8).fill("gewerbe-anmelden"));

prove([
  ["a number is drawn", () => tell().draws(PASS), ["A001 drawn"]],
  ["with paper", () => tell().visitor("draw", { service: PASS, ...paper }), ["A001 drawn", "A001-p1 queued"]],
  [
    "for a matter there is not",
    () => tell().draws("heirat"),
    "unknown-service: There is no such matter here",
  ],
  [
    "for a matter by appointment",
    () => tell().draws("kita-beratung"),
    "walk-ins-not-taken: This matter needs an appointment",
  ],
  ["until a quarter to closing", () => tell().at("17:44").draws(PASS), ["A001 drawn"]],
  ["and no later", () => tell().at("17:45").draws(PASS), "closed: The office draws no tickets now"],
  [
    "not during the section's noon break",
    () => tell().at("12:30").draws("kita-platz"),
    "closed: The office draws no tickets now",
  ],
  ["up to the day's contingent", eightBusinesses, ["G008 drawn"]],
  [
    "and no more",
    () => eightBusinesses().draws("gewerbe-anmelden"),
    "contingent-used-up: Today's tickets for this matter are used up",
  ],
  [
    "a number given up gives nothing back to the contingent",
    () => eightBusinesses().visitor("cancel", { ticket: "G001" }).draws("gewerbe-anmelden"),
    "contingent-used-up: Today's tickets for this matter are used up",
  ],
  ["staff draw beyond the contingent", () => atDesk(eightBusinesses(), "gewerbe-anmelden"), ["G009 drawn"]],
  ["staff draw after hours", () => atDesk(tell().at("18:30"), PASS), ["A001 drawn"]],
  ["staff draw what needs an appointment", () => atDesk(tell(), "kita-beratung"), ["K001 drawn"]],
]);

test("two who draw in the same millisecond stand behind each other", () => {
  const story = tell().draws(PASS, PASS);
  expect(story.ticket("A002").rank).toBeGreaterThan(story.ticket("A001").rank);
});
