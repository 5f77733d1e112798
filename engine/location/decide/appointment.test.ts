import { describe, expect, test } from "bun:test";
import { bothTowns } from "../../../fixtures/foyer.ts";
import { prove } from "../../../fixtures/stories/cases.ts";
import { Story } from "../../../fixtures/stories/tell.ts";
import type { Appointment } from "../../appointments/appointment.ts";
import { demandOf } from "../../appointments/demand.ts";
import { freeTimes } from "../../appointments/free.ts";
import { isRefused } from "../../refusal.ts";
import { wallTime } from "../../town/day.ts";
import type { Town } from "../../town/town.ts";
import type { AppointmentWish, Intent } from "../command.ts";

const [zeitz, alzey] = (await bothTowns()) as [Town, Town];
const PASS = "reisepass";
const at = (time: string, date = "2026-11-17") => wallTime("Europe/Berlin", date, time);

function wish(start_at: number, more: Partial<AppointmentWish> = {}): AppointmentWish {
  return { matters: [{ service: PASS, quantity: 1 }], start_at, channel: "staff", language: "de", ...more };
}
const newest = (story: Story): Appointment => [...story.state.book.all()].at(-1)!;

class Office extends Story {
  booked(time: string, date?: string): this {
    return this.books(wish(at(time, date)));
  }
  staff(intent: Intent): this {
    return this.ask("staff:clerk-1", intent);
  }
  /** Something about the newest appointment. */
  about(type: "ask-appointment" | "confirm-appointment" | "cancel-appointment", who = "staff:clerk-1"): this {
    return this.ask(who, { type, appointment: newest(this).id });
  }
  comes(): this {
    return this.staff({ type: "check-in", appointment: newest(this).id, medium: "none", channel: "desk" });
  }
  /** Wall times at which a passport can be booked on a day. */
  free(channel: AppointmentWish["channel"] = "staff", date = "2026-11-17"): string[] {
    const demand = demandOf(this.state.town, [{ service: PASS, quantity: 1 }], channel);
    if (isRefused(demand)) throw new Error(demand.sentence);
    const calendar = this.state.book.calendarOn(this.state.town, this.state.day);
    return freeTimes(this.state.town, calendar, demand, this.now)
      .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("Europe/Berlin"))
      .filter((one) => one.toPlainDate().toString() === date)
      .map((one) => one.toPlainTime().toString().slice(0, 5));
  }
}
const inZeitz = () => new Office(zeitz);
const inAlzey = () => new Office(alzey);
const online = (story: Office, date: string, time = "10:00") =>
  story.ask("visitor:somebody", { type: "hold-appointment", ...wish(at(time, date), { channel: "online" }) });

describe("who may book when", () => {
  prove([
    [
      "in Zeitz not within 24 hours",
      () => online(inZeitz(), "2026-11-17"),
      "slot-taken: This time is not free any more",
    ],
    [
      "nor a minute less",
      () => online(inZeitz().at("10:01"), "2026-11-18", "10:00"),
      "slot-taken: This time is not free any more",
    ],
    ["but then", () => online(inZeitz().at("10:00"), "2026-11-18", "10:00"), ["appointment held"]],
    ["up to 90 days ahead", () => online(inZeitz(), "2027-02-15"), ["appointment held"]],
    ["and no further", () => online(inZeitz(), "2027-02-16"), "slot-taken: This time is not free any more"],
    ["in Alzey on the same day", () => online(inAlzey(), "2026-11-17"), ["appointment held"]],
    [
      "nobody but staff in the name of staff",
      () => inZeitz().ask("visitor:somebody", { type: "hold-appointment", ...wish(at("10:00")) }),
      "not-bookable: Only staff book in this way",
    ],
    [
      "in Zeitz not at the kiosk",
      () => inZeitz().staff({ type: "hold-appointment", ...wish(at("10:00"), { channel: "kiosk" }) }),
      "not-bookable: Appointments for this matter are not made in this way",
    ],
    [
      "not between the offered times",
      () => inZeitz().booked("10:05"),
      "slot-taken: This time is not free any more",
    ],
    [
      "not in the past",
      () => inZeitz().at("11:00").booked("10:00"),
      "slot-taken: This time is not free any more",
    ],
  ]);

  test("internal slots are for staff, same-day slots from seven in the morning", () => {
    const tuesday = inZeitz().booked("10:00", "2026-11-24").booked("10:00", "2026-11-24");
    expect(tuesday.outcome).toEqual(["appointment held", "appointment confirmed"]);
    expect(tuesday.free("staff", "2026-11-24")).not.toContain("10:00");
    const other = inZeitz().booked("10:00", "2026-11-24");
    // The open one is taken first, as the document has it.
    expect([
      other.free("online", "2026-11-24").includes("10:00"),
      other.free("staff", "2026-11-24").includes("10:00"),
    ]).toEqual([false, true]);
    const tomorrow = inAlzey().booked("10:00", "2026-11-18");
    expect(tomorrow.free("online", "2026-11-18")).not.toContain("10:00");
    expect(tomorrow.at("06:59", "2026-11-18").free("online", "2026-11-18")).not.toContain("10:00");
    expect(tomorrow.at("07:00", "2026-11-18").free("online", "2026-11-18")).toContain("10:00");
  });
});

describe("a hold", () => {
  const held = () => inZeitz().staff({ type: "hold-appointment", ...wish(at("10:00")) });
  prove([
    [
      "is confirmed in time",
      () => held().at("09:09:59").about("confirm-appointment"),
      ["appointment confirmed"],
    ],
    ["runs out by itself", () => held().at("09:10"), ["appointment expired"]],
    [
      "and is confirmed no more",
      () => held().at("09:10").about("confirm-appointment"),
      "hold-expired: The time kept for T1 has run out",
    ],
    [
      "is not confirmed twice",
      () => held().about("confirm-appointment").about("confirm-appointment"),
      "not-possible: T1 is confirmed already",
    ],
    [
      "is given back",
      () => held().about("cancel-appointment", "visitor:somebody"),
      ["appointment cancelled"],
    ],
  ]);

  const asked = () =>
    inZeitz()
      .at("09:30")
      .staff({ type: "hold-appointment", ...wish(at("10:00")) })
      .about("ask-appointment");
  prove([
    ["is kept on for whoever is sent the link", () => asked().at("09:59"), []],
    [
      "and confirmed by it",
      () => asked().at("09:59").about("confirm-appointment"),
      ["appointment confirmed"],
    ],
    ["until the time itself at the latest", () => asked().at("10:00"), ["appointment expired"]],
    [
      "or for an hour where the rule says nothing",
      () =>
        inZeitz()
          .staff({ type: "hold-appointment", ...wish(at("17:00")) })
          .about("ask-appointment")
          .at("10:00"),
      ["appointment expired"],
    ],
    [
      "but once only",
      () => asked().about("ask-appointment"),
      "not-possible: T1 has been asked to be confirmed",
    ],
  ]);

  test("its time is free again the moment it runs out or is given back", () => {
    const both = () => held().staff({ type: "hold-appointment", ...wish(at("10:00")) });
    expect(both().free()).not.toContain("10:00");
    expect(both().at("09:10").free()).toContain("10:00");
    expect(both().about("cancel-appointment").free()).toContain("10:00");
  });
});

describe("time that is given up", () => {
  test("returns after the department's delay, at a moment that differs from one to the next", () => {
    const moments = new Set<number>();
    for (const time of ["10:00", "10:30", "11:00", "11:30"]) {
      const story = inZeitz().booked("09:30").booked(time).booked(time).about("cancel-appointment");
      const [taken] = newest(story).takes;
      const delay_min = (taken!.frees_at! - story.now) / 60_000;
      expect(delay_min >= 10 && delay_min <= 45).toBe(true);
      expect(story.free()).not.toContain(time);
      expect(story.later(45 * 60).free()).toContain(time);
      moments.add(delay_min);
      if (moments.size === 1) story.later(1);
    }
    expect(newest(inAlzey().booked("10:00").about("cancel-appointment")).takes).toEqual([]);
  });

  test("of somebody who did not come: the rest of the time, a quarter of an hour after its beginning", () => {
    const story = inZeitz().booked("10:00").booked("10:00").at("10:15");
    expect(story.outcome).toEqual(["appointment missed", "appointment missed"]);
    expect(newest(story).takes).toMatchObject([{ until_at: at("10:15") }]);
    expect(story.comes().outcome).toEqual(["A001 drawn", "A001 checked-in"]);
  });
});

describe("who comes", () => {
  const there = () => inZeitz().opens("1").booked("10:00").comes();
  prove([
    ["becomes a ticket", there, ["A001 drawn", "A001 checked-in"]],
    ["once", () => there().comes(), "not-possible: T2 has checked in"],
    ["on the day", () => inZeitz().booked("10:00", "2026-11-24").comes(), "not-today: T1 is not for today"],
    [
      "and does not cancel what has become a ticket",
      () => there().about("cancel-appointment"),
      "not-possible: T2 has checked in",
    ],
    ["is not missed", () => there().at("10:30"), []],
    [
      "goes before walk-ins once it is due",
      () => inZeitz().opens("1").draws(PASS).booked("09:10").comes().at("09:05").clerk("1", "call-next"),
      ["A002 called 1"],
    ],
  ]);

  test("called early and done, what is left of the time is bookable at once; an undo does not take it back", () => {
    const served = there()
      .clerk("1", "call-next")
      .later(60)
      .clerk("1", "start")
      .later(240)
      .clerk("1", "finish");
    expect([newest(served).state, newest(served).takes]).toEqual(["fulfilled", []]);
    expect(served.undoes("1").outcome).toEqual(["action undone"]);
    expect([newest(served).state, newest(served).takes, newest(served).ended_at]).toEqual([
      "checked-in",
      [],
      null,
    ]);
    expect(newest(served.clerk("1", "finish")).state).toBe("fulfilled");
  });

  test("was not there after all: expected again at the same time, the number struck, and may come once more", () => {
    const before = newest(inZeitz().opens("1").booked("10:00"));
    const undone = there().later(60).undoes("1");
    expect(undone.outcome).toEqual(["action undone", "A001 cancelled"]);
    expect({ ...newest(undone), touched: 0 }).toEqual({ ...before, touched: 0 });
    expect(undone.state.lines.reservedFor("1")).toEqual([]);
    expect(undone.clerk("1", "call-next").outcome).toStartWith("nobody-waiting");
    expect(undone.undoes("1").outcome).toStartWith("nothing-to-undo");
    expect(undone.comes().outcome).toEqual(["A002 drawn", "A002 checked-in"]);
    expect(newest(undone.at("10:30")).state).toBe("checked-in");
    expect(newest(there().undoes("1").at("10:15")).state).toBe("missed");
  });

  test("is not taken out of a counter's hands: once called it is too late, until the call is taken back", () => {
    const called = there();
    const arrival = called.state.actions.at(-1)!.seq;
    expect(called.clerk("1", "call-next").undoes("1", arrival).outcome).toBe(
      "undo-too-late: Something happened to A001 since then",
    );
    expect(called.undoes("1").undoes("1").outcome).toEqual(["action undone", "A001 cancelled"]);
  });

  test("an appointment uses up none of the day's walk-in tickets", () => {
    expect([...there().state.drawn]).toEqual([]);
  });

  test("a ticket that is given up gives up the appointment", () => {
    expect(newest(there().visitor("cancel", { ticket: "A001" })).state).toBe("cancelled");
  });

  test("whoever draws a number is told of the appointments still to come", () => {
    const busy = () =>
      inZeitz().opens("1", "2").booked("09:10").booked("09:10").booked("09:30").booked("09:30");
    const served = (story: Office) => story.draws(PASS, PASS, PASS, PASS).ticket("A004").promised!.mid_ms;
    expect(served(busy())).toBeGreaterThan(served(inZeitz().opens("1", "2")));
  });

  test("the day turns: the past leaves, what is to come stays with its deadlines", () => {
    const story = inZeitz().booked("10:00").booked("10:00", "2026-11-24").at("00:00", "2026-11-18");
    expect([...story.state.book.all()].map(({ number }) => number)).toEqual(["T3"]);
    expect(story.state.deadlines.get("late:zeitz-t3")).toBe(at("10:15", "2026-11-24"));
  });
});

test("when a document takes a share away, its appointments take their time from another, so that nothing is sold twice", () => {
  const story = inZeitz().booked("10:00", "2026-11-24").booked("10:00", "2026-11-24");
  expect(newest(story).takes[0]?.share).toBe("ausweise/staff//");
  const [buergerbuero, kita] = zeitz.departments as [Town["departments"][0], Town["departments"][0]];
  const { booking } = buergerbuero;
  const pools = booking!.pools.map((pool) => ({
    ...pool,
    rules: pool.rules.filter(({ channels }) => !channels).map((rule) => ({ ...rule, capacity: 2 })),
  }));
  story.becomes({ departments: [{ ...buergerbuero, booking: { ...booking!, pools } }, kita] });
  expect(newest(story).takes[0]?.share).toBe("ausweise///");
  expect(story.free("staff", "2026-11-24")).not.toContain("10:00");
  expect(story.about("cancel-appointment").later(3600).free("staff", "2026-11-24")).toContain("10:00");
});
