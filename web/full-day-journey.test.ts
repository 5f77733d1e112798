// Rule: a day with walk-ins and appointments mixed goes by the pages that people see: kiosk, phone, desk and board, in a real browser.
import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { appointmentPath } from "../engine/keys/appointment-token.ts";
import { ticketToken } from "../engine/keys/ticket-token.ts";
import { wallTime } from "../engine/town/day.ts";
import { expectAccessible } from "../fixtures/browser/axe.ts";
import { describeInBrowser, ready } from "../fixtures/browser/browser.ts";
import { shot } from "../fixtures/browser/shot.ts";
import { manualClock } from "../fixtures/clock.ts";
import { type Foyer, openFoyer } from "../fixtures/foyer.ts";
import { giveAppointment } from "../fixtures/giving.ts";
import { employ, signIn } from "../fixtures/staff.ts";
import { drawOnPaper, openWindows } from "../fixtures/walk.ts";

const DAY = "2026-11-17";
const MATTER = "reisepass";
const KIOSK = "/kiosk/zeitz/zeitz-kiosk-foyer";
const PHONE = { viewport: { width: 360, height: 740 } };

const at = (time: string) => wallTime("Europe/Berlin", DAY, time);

describeInBrowser("a full day", (visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer({ devices: true, clock: manualClock(at("08:50")) });
  });
  afterEach(() => foyer.close());

  /** An appointment given by telephone; its page on a phone, and the code that stands there. */
  async function promised(time: string, name: string): Promise<{ own: Page; code: string }> {
    const bob = await signIn(foyer, await employ(foyer, name.toLowerCase()));
    const id = await giveAppointment(bob, "zeitz", MATTER, at(time), { name, phone: "0171 2345678" });
    const own = await visit.open(foyer.url + appointmentPath(foyer.engine.keys, id), PHONE);
    const code = ((await own.locator(".booking__digits").textContent()) ?? "").replace(/\D/g, "");
    expect(code).toMatch(/^\d{6}$/);
    return { own, code };
  }

  test("booked people go first when they are due, the phone says why, one gives up, one does not come, and all others are served", async () => {
    const { kiosk, board, desk } = await openWindows(foyer, visit);
    const until = (time: string) => foyer.clock.advance(at(time) - foyer.clock.now());
    const [first, second] = [await promised("09:30", "Kim"), await promised("09:30", "Ali")];
    const [given_up, missed] = [await promised("11:00", "Eva"), await promised("10:20", "Jan")];

    const draws = async () => {
      await kiosk.goto(foyer.url + KIOSK);
      await ready(kiosk);
      return drawOnPaper(kiosk, "Reisepass beantragen");
    };
    const types = async (code: string) => {
      await kiosk.goto(`${foyer.url}${KIOSK}/check-in?lang=de`);
      await ready(kiosk);
      for (const digit of code) await kiosk.getByRole("button", { name: digit, exact: true }).click();
    };
    const comes = async (code: string) => {
      await types(code);
      await kiosk.waitForURL("**/found/**");
      return /[A-Z]\d{3}/.exec((await kiosk.locator("main").textContent()) ?? "")?.[0] ?? "";
    };
    /** The clerk calls by key: it has to be this one, on the board as well. */
    const serves = async (number: string, minutes: number) => {
      await desk.keyboard.press("n");
      await desk.getByText(`${number} aufgerufen, Schalter 1.`).waitFor();
      await board.locator(".board__number", { hasText: number }).waitFor();
      await desk.keyboard.press("b");
      await board.locator(".board__number", { hasText: number }).waitFor({ state: "detached" });
      foyer.clock.advance(minutes * 60_000);
      await desk.keyboard.press("f");
      await desk.getByText("Fertig.", { exact: true }).waitFor();
    };

    until("09:02");
    const walk_ins = [await draws(), await draws()];
    until("09:05");
    const booked = [await comes(first.code), await comes(second.code)];
    await expectAccessible(kiosk);
    const ticket = ticketToken(foyer.engine.keys, `zeitz-20261117-${walk_ins[1]}`);
    const phone = await visit.open(`${foyer.url}/t/${ticket}`, PHONE);

    await serves(walk_ins[0]!, 20);
    until("09:30");
    for (const number of booked) await serves(number, 10);
    await phone.locator(".phone__why summary").click();
    for (const number of booked)
      await phone.getByText(`${number}: Ein gebuchter Termin war fällig`).waitFor();
    await expectAccessible(phone);
    await shot(phone, "full-day-why");

    await given_up.own.getByRole("link", { name: "Termin absagen" }).click();
    await given_up.own.getByRole("button", { name: /absagen/i }).click();
    await given_up.own
      .getByText(/abgesagt/)
      .first()
      .waitFor();
    await serves(walk_ins[1]!, 5);
    until("10:36");
    await types(missed.code);
    await kiosk.getByText("Ihr Termin ist leider vorbei").waitFor();
    await shot(kiosk, "full-day-missed");
    await serves(await draws(), 10);

    const seen = await foyer.engine.read("zeitz", ({ book, tickets }) => ({
      appointments: [...book.all()].map(({ state }) => state).sort(),
      tickets: [...new Set([...tickets.values()].map(({ state }) => state))],
    }));
    expect(seen).toEqual({
      appointments: ["cancelled", "fulfilled", "fulfilled", "missed"],
      tickets: ["completed"],
    });
  }, 120_000);
});
