// Rule: visitors check in by themselves in the department's window, staff when they see them.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { Story } from "../../fixtures/stories/tell.ts";
import { wallTime } from "../town/day.ts";
import type { Town } from "../town/town.ts";
import { arrivalOf } from "./arrival.ts";

const [zeitz, alzey] = (await bothTowns()) as [Town, Town];
const at = (time: string, date = "2026-11-17") => wallTime("Europe/Berlin", date, time);

function booked(town: Town, time: string): Story {
  return new Story(town).books({
    matters: [{ service: "reisepass", quantity: 1 }],
    start_at: at(time),
    channel: "staff",
    language: "de",
  });
}
const only = (story: Story) => [...story.state.book.all()][0]!;
const come = (story: Story, actor = "device:kiosk") =>
  story.ask(actor, { type: "check-in", appointment: only(story).id, medium: "qr", channel: "kiosk" });
const is = (story: Story, time: string, date?: string) =>
  arrivalOf(story.state.town, only(story), at(time, date));

test("the window opens and closes to the minute, by each town's rule", () => {
  const story = booked(zeitz, "14:00");
  expect(is(story, "13:29")).toEqual({ is: "early", from_at: at("13:30") });
  expect(is(story, "13:30")).toEqual({ is: "welcome" });
  expect(is(story, "14:15")).toEqual({ is: "welcome" });
  expect(is(story, "14:16")).toEqual({ is: "late" });
  expect(is(story, "13:45", "2026-11-16")).toEqual({ is: "other-day" });
  expect(is(booked(alzey, "14:00"), "12:00")).toEqual({ is: "welcome" });
});

test("a town that says nothing has an hour before, and until the appointment counts as missed", () => {
  const [first, ...rest] = zeitz.departments;
  const { check_in_min: _, ...booking } = first!.booking!;
  const story = booked({ ...zeitz, departments: [{ ...first!, booking }, ...rest] }, "14:00");
  expect(is(story, "12:59")).toEqual({ is: "early", from_at: at("13:00") });
  expect(is(story, "13:00")).toEqual({ is: "welcome" });
  expect(is(story, "14:16")).toEqual({ is: "late" });
});

test("out of the window a kiosk is refused, a clerk is not", () => {
  const early = come(booked(zeitz, "14:00").at("13:00"));
  expect(early.outcome).toBe("too-early: T1 can check in later");
  expect(come(early, "staff:clerk-1").state.tickets.size).toBe(1);
  const late = come(booked(zeitz, "14:00").at("14:20"));
  expect(late.outcome).toBe("too-late: T1 is past");
  expect(come(late, "staff:clerk-1").state.tickets.size).toBe(1);
});

test("what became of it is told apart: here, over, cancelled", () => {
  const story = come(booked(zeitz, "14:00").at("13:45"));
  expect(is(story, "13:45")).toEqual({ is: "here" });
  const cancelled = booked(zeitz, "14:00");
  cancelled.ask("staff:clerk-1", { type: "cancel-appointment", appointment: only(cancelled).id });
  expect(is(cancelled, "13:45")).toEqual({ is: "cancelled" });
});
