// Rule: who is missed on a call before their booked hour loses nothing by it: until that hour and the town's time after it they come back, to their old place.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { Story } from "../../fixtures/stories/tell.ts";
import { wallTime } from "../town/day.ts";
import type { Town } from "../town/town.ts";

const [zeitz] = (await bothTowns()) as [Town];
const PASS = "reisepass";

/** At nine somebody is there for half past ten, is called at once, and is not found. */
function calledEarly(): { story: Story; ticket: string } {
  const story = new Story(zeitz).opens("1").books({
    matters: [{ service: PASS, quantity: 1 }],
    start_at: wallTime(zeitz.zone, "2026-11-17", "10:30"),
    channel: "staff",
    language: "de",
  });
  const { id: appointment } = [...story.state.book.all()].at(-1)!;
  story.ask("staff:clerk-1", { type: "check-in", appointment, medium: "none", channel: "desk" });
  const ticket = story.state.book.get(appointment)!.ticket!;
  const { number } = story.state.tickets.get(ticket)!;
  story.clerk("1", "call", { ticket: number }).clerk("1", "miss");
  expect(story.state.tickets.get(ticket)!.state).toBe("missed");
  return { story, ticket: number };
}

test("comes for the booked hour, long after the call, has the old place and is next when it strikes", () => {
  const { story, ticket } = calledEarly();
  const rank = () => [...story.state.tickets.values()].find(({ number }) => number === ticket)?.rank;
  const before = rank();
  story.draws(PASS, PASS, PASS).at("10:20").visitor("put-back", { ticket });
  expect(story.outcome).toEqual([`${ticket} put-back`]);
  expect(rank()).toBe(before);
  story.at("10:30").clerk("1", "call-next");
  expect(story.state.calls.at(-1)?.number).toBe(ticket);
});

test("not later than the town's time after the booked hour", () => {
  const { story, ticket } = calledEarly();
  story.at("10:45").visitor("put-back", { ticket });
  expect(story.outcome).toEqual([`${ticket} put-back`]);
  const late = calledEarly();
  late.story.at("10:45:01").visitor("put-back", { ticket: late.ticket });
  expect(late.story.outcome).toBe("too-late: A missed ticket can be put back for 15 minutes");
});
