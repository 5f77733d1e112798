// Rule: the desk shows who with an appointment is in the house since when, and calls them earlier; unused minutes return.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { papersOf } from "../../engine/appointments/documents.ts";
import { bookByStaff, bookTime, freeFor } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, type Visit } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { atCounter, said } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { employ } from "../../fixtures/staff.ts";
import { bookedOf } from "./booked.ts";
import { entryOf } from "./entry.ts";
import { listsOf } from "./lists.ts";
import { visitorOf } from "./visitor.ts";

const MINUTE_MS = 60_000;
let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

/** Booked by staff of Zeitz, so many minutes from now at the earliest; its id. */
const book = (in_min: number, service = "reisepass") =>
  bookByStaff(foyer, { location: "zeitz", service, from_at: foyer.clock.now() + in_min * MINUTE_MS });
const comes = (appointment: string) =>
  foyer.ask("zeitz", { type: "check-in", appointment, medium: "none", channel: "desk" });
/** The first paper that it asks to bring, by mark. */
const firstPaper = (id: string) =>
  lookAt(foyer, "zeitz", ({ town, book }) =>
    papersOf(town, book.get(id)!.matters)
      .slice(0, 1)
      .map(({ mark }) => mark),
  );
const shown = (counter: string | null) =>
  lookAt(foyer, "zeitz", (state) => {
    const rule = state.town.counters.find(({ id }) => id === counter) ?? null;
    return bookedOf(state, rule, foyer.clock.now()).rows.map(({ number, here }) => [
      number,
      here && [here.number, here.early],
    ]);
  });

test("who is here stands beside who is still to come, each at the counters that serve them", async () => {
  const [first, second] = [await book(60), await book(90)];
  await book(60, "kita-platz");
  await book(24 * 60);
  await comes(second);
  expect(await shown("1")).toEqual([
    [expect.stringContaining("T"), null],
    [expect.stringContaining("T"), ["A001", true]],
  ]);
  expect(await shown("5")).toHaveLength(1);
  expect(await shown(null)).toHaveLength(3);
  foyer.clock.advance(86 * MINUTE_MS);
  expect(await shown("1")).toEqual([[expect.stringContaining("T"), ["A001", false]]]);
  expect(await lookAt(foyer, "zeitz", ({ book }) => book.get(first)!.state)).toBe("missed");
});

test("whoever this counter may call is among its appointments, also those it helps out with and those kept for it", async () => {
  const helped = await book(30, "wohnsitz-anmelden");
  await comes(helped);
  expect(await shown("1")).toEqual([]);
  const start_at = await lookAt(foyer, "zeitz", (state) => state.book.get(helped)!.start_at);
  foyer.clock.advance(start_at + 24 * MINUTE_MS - foyer.clock.now());
  expect(await shown("1")).toEqual([]);
  foyer.clock.advance(2 * MINUTE_MS);
  expect(await shown("1")).toEqual([[expect.stringContaining("T"), [expect.any(String), false]]]);
  const mine = await lookAt(foyer, "zeitz", (state) => {
    const rule = state.town.counters.find(({ id }) => id === "1") ?? null;
    const now = foyer.clock.now();
    return [listsOf(state, rule, now).mine.length, bookedOf(state, rule, now).office];
  });
  expect(mine).toEqual([1, { here: 1, coming: 0 }]);
  const kept = await book(10, "kita-platz");
  await comes(kept);
  const ticket = await lookAt(foyer, "zeitz", ({ book }) => book.get(kept)!.ticket!);
  for (const counter of ["1", "5"]) await foyer.ask("zeitz", { type: "open", counter, clerk: counter });
  const there = { to_counter: "1", and_return: false, place: "arrival" } as const;
  await foyer.ask("zeitz", { type: "transfer", counter: "5", ticket, ...there });
  expect(await shown("1")).toHaveLength(2);
});

test("the desk names all that an appointment is for, and all papers, also once its ticket is there", async () => {
  const [start_at = 0] = await freeFor(foyer, { location: "zeitz", service: "reisepass", channel: "staff" });
  const matters = [
    { service: "reisepass", quantity: 2 },
    { service: "ausweis-beantragen", quantity: 1 },
  ];
  const id = await bookTime(foyer, "zeitz", { matters, start_at });
  await comes(id);
  const seen = await lookAt(foyer, "zeitz", (state) => {
    const ticket = state.tickets.get(state.book.get(id)?.ticket ?? "");
    if (!ticket) throw new Error("no ticket");
    const now = foyer.clock.now();
    const [listed] = bookedOf(state, null, now).rows;
    const [waiting] = listsOf(state, null, now).others;
    const { booked, documents } = visitorOf(state, ticket);
    return {
      listed: listed?.matter,
      waiting: waiting?.matters,
      other: entryOf(state, { ...ticket, service: "fundbuero" }).matters,
      booked,
      papers: documents.length - papersOf(state.town, matters).length,
    };
  });
  expect(seen).toEqual({
    listed: "2 × Reisepass beantragen, Personalausweis beantragen (zusammen 60\u00a0Min.)",
    waiting: "2 × Reisepass beantragen, Personalausweis beantragen (zusammen 60\u00a0Min.)",
    other: "Fundbüro",
    booked: ["2 × Reisepass beantragen", "Personalausweis beantragen"],
    papers: 0,
  });
  const single = await book(60);
  await comes(single);
  const plain = await lookAt(foyer, "zeitz", (state) => {
    const ticket = state.tickets.get(state.book.get(single)?.ticket ?? "");
    return ticket && visitorOf(state, ticket).booked;
  });
  expect(plain).toEqual([]);
});

describeInBrowser("appointments at the desk", (visit: Visit) => {
  test.each([400, 1280])(
    "at %d px: is here, called earlier, and the time is free for others",
    async (width) => {
      await employ(foyer, "anna");
      const appointment = await book(60);
      const next = await book(70);
      for (const minutes of [80, 90, 100, 110, 120]) await book(minutes);
      const start = await lookAt(foyer, "zeitz", (state) => state.book.get(appointment)!.start_at);
      const page = await atCounter(visit, foyer, "anna", "1", { width, height: 1000 });
      await page.getByRole("heading", { name: "Termine für Schalter 1: 0 da, 7 erwartet" }).waitFor();
      for (const id of [appointment, next])
        await foyer.ask(
          "zeitz",
          { type: "prepare-appointment", appointment: id, documents: await firstPaper(id) },
          `visitor:${id}`,
        );
      const late = { type: "delay-appointment", appointment: next, delay_min: 10 } as const;
      await foyer.ask("zeitz", late, `visitor:${next}`);
      const rows = page.getByRole("listitem").filter({ hasText: /Unterlagen 1\/\d/ });
      await rows.filter({ hasText: "kommt 10 Min. später" }).waitFor();
      expect(await rows.count()).toBe(2);
      await page
        .getByRole("button", { name: /T\d+ ist da/ })
        .first()
        .press("Enter");
      await said(page, "Angemeldet: Nummer A001 wartet.");
      await page.getByRole("heading", { name: "Termine für Schalter 1: 1 da, 6 erwartet" }).waitFor();
      await page.getByRole("button", { name: "Rückgängig: A001 angemeldet" }).press("Enter");
      await said(page, "Zurückgenommen: A001 angemeldet.");
      await page.getByRole("heading", { name: "Termine für Schalter 1: 0 da, 7 erwartet" }).waitFor();
      await page
        .getByRole("button", { name: /T\d+ ist da/ })
        .first()
        .press("Enter");
      await said(page, "Angemeldet: Nummer A002 wartet.");
      await expectAccessible(page);
      await page.locator("#booked-heading").scrollIntoViewIfNeeded();
      await shot(page, `desk-booked-${width}`);
      const free = () => freeFor(foyer, { location: "zeitz", service: "reisepass", channel: "staff" });
      await page.getByRole("button", { name: "A002 früher aufrufen" }).press("Enter");
      await said(page, "A002 aufgerufen, Schalter 1.");
      await page.locator("p.fact", { hasText: /^1 von \d Unterlagen bereit$/ }).waitFor();
      await expectAccessible(page);
      await shot(page, `desk-booked-called-${width}`);
      foyer.clock.advance(5 * MINUTE_MS);
      await foyer.ask("zeitz", { type: "start", counter: "1" });
      await foyer.ask("zeitz", { type: "finish", counter: "1" });
      const taken = await lookAt(foyer, "zeitz", (state) => state.book.get(appointment)!.takes);
      expect([taken, (await free()).includes(start)]).toEqual([[], true]);
    },
  );
});
