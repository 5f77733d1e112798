// Rule: on a day with walk-ins and appointments mixed everybody is served in the order of the town or told what to do, and reads why.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { appointmentPath } from "../engine/keys/appointment-token.ts";
import { wallTime } from "../engine/town/day.ts";
import { manualClock } from "../fixtures/clock.ts";
import { pressAs, workPage } from "../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../fixtures/foyer.ts";
import { giveAppointment } from "../fixtures/giving.ts";
import { type KioskBrowser, lookAt, unlockedKiosk } from "../fixtures/kiosk.ts";
import { employ, type SignedIn, signIn } from "../fixtures/staff.ts";
import { Visitor } from "../fixtures/visitor.ts";

const DAY = "2026-11-17";
const MATTER = "reisepass";
const TIMES = "/book/alzey/buergerbuero/times";
const MINUTE_MS = 60_000;
type Office = "zeitz" | "alzey";

const at = (time: string) => wallTime("Europe/Berlin", DAY, time);
let foyer: Foyer;
let kiosk: KioskBrowser;
let anna: SignedIn;
let office: Office;
let callers = 0;
beforeEach(async () => {
  foyer = await openFoyer({ clock: manualClock(at("08:50")) });
  anna = await signIn(foyer, await employ(foyer, "anna"));
});
afterEach(() => foyer.close());

const begin = async (where: Office) => {
  office = where;
  kiosk = await unlockedKiosk(foyer, office, `${office}-kiosk-foyer`);
  await press("counter", { counter: "1" });
};
const until = (time: string) => foyer.clock.advance(at(time) - foyer.clock.now());
const press = async (deed: string, form: Record<string, string> = {}) => {
  const answer = await pressAs(anna, deed, form, office);
  expect([deed, answer.status]).toEqual([deed, 303]);
};
const desk = () => workPage(anna, `/desk/${office}`);
const phone = async (ticket: string) => (await new Visitor(foyer).get(`/t/${ticket}`)).text;
const tokenIn = (answer: Response) =>
  /\/(?:tickets|found)\/([^?]+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
/** The number of a ticket that a phone or kiosk names. */
const numberOf = (token: string) => /-([A-Z]\d+)\./.exec(token)?.[1] ?? "";

/** Somebody draws a number at the kiosk. */
async function draws(): Promise<string> {
  const token = tokenIn(await kiosk.draw({ id: crypto.randomUUID(), service: MATTER, medium: "qr" }));
  expect(numberOf(token)).not.toBe("");
  return token;
}

interface Promised {
  id: string;
  /** The page behind its link. */
  own: string;
  code: string;
}

/** In Alzey somebody books at home; in Zeitz, where that takes a day, by telephone. */
async function books(time: string): Promise<Promised> {
  const start = at(time);
  const nth = ++callers;
  const person = { name: `Kim ${nth}`, phone: `0171 234567${nth}`, email: `kim${nth}@example.de` };
  const home = new Visitor(foyer);
  let own: string;
  if (office === "alzey") {
    const free = home.startsIn((await home.get(`${TIMES}?n-${MATTER}=1&day=${DAY}`)).text);
    const hold = await home.hold(TIMES, `n-${MATTER}=1`, DAY, free.indexOf(start));
    own = (await home.post(hold, person)).location ?? "";
  } else own = appointmentPath(foyer.engine.keys, await giveAppointment(anna, office, MATTER, start, person));
  return promised(own);
}

async function promised(own: string): Promise<Promised> {
  const { text } = await new Visitor(foyer).get(own);
  const code = (/booking__digits[^>]*>(\d{3} \d{3})</.exec(text)?.[1] ?? "").replace(" ", "");
  expect(code).toMatch(/^\d{6}$/);
  return { id: /^\/a\/([\w-]+)\./.exec(own)?.[1] ?? "", own, code };
}

/** Types a code at the kiosk: the ticket, or what the page says instead. */
async function types(code: string): Promise<{ ticket: string; said: string }> {
  const typed = await kiosk.post("/check-ins", { code });
  const arrival = await fetch(foyer.url + (typed.headers.get("location") ?? ""), {
    headers: { cookie: kiosk.cookie, accept: "text/html" },
    redirect: "manual",
  });
  return { ticket: tokenIn(arrival), said: await arrival.text() };
}
async function comes(one: Promised): Promise<string> {
  const { ticket, said } = await types(one.code);
  expect([one.own, said, numberOf(ticket)]).toEqual([one.own, "", expect.stringMatching(/^A\d+$/)]);
  return ticket;
}

/** The clerk calls whoever is next, who has to be this one, and serves so long; what the desk said of why. */
async function serves(token: string, minutes: number): Promise<string> {
  await press("calls");
  const page = await desk();
  expect(/id="visitor-heading"[^>]*>([^<]+)</.exec(page)?.[1]).toBe(numberOf(token));
  expect(await phone(token)).toContain("Sie werden aufgerufen: Schalter 1");
  await press("starts");
  foyer.clock.advance(minutes * MINUTE_MS);
  await press("finishes");
  expect(await phone(token)).toContain("Ihr Anliegen ist erledigt");
  return /da seit .*?<\/time>[^·<]*·([^<]*)/s.exec(page)?.[1]?.trim() ?? "";
}

/** What the phone says of those who went first, in the order in which they were called. */
async function passed(token: string): Promise<string[]> {
  const [, list = ""] = /phone__why">(.*?)<\/details>/s.exec(await phone(token)) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = ""]) =>
    item.replace(/<[^>]+>/g, "").replace(/^.*· /, ""),
  );
}

const states = () =>
  lookAt(foyer, office, ({ book, tickets }) => ({
    appointments: [...book.all()].map(({ state }) => state).sort(),
    tickets: [...new Set([...tickets.values()].map(({ state }) => state))],
  }));

test.each(["zeitz", "alzey"] as const)(
  "in %s: two booked appointments go before who came first, and desk and phone say so; one is given up, moved, missed",
  async (where) => {
    await begin(where);
    const [first, second] = [await books("09:30"), await books("09:30")];
    const [given_up, moved, missed] = [await books("11:00"), await books("11:30"), await books("10:20")];
    until("09:02");
    const walk_ins = [await draws(), await draws(), await draws()];
    until("09:05");
    const [one, two] = [await comes(first), await comes(second)];
    expect(await desk()).toContain("Termine für Schalter 1: 2 da, 3 erwartet");

    // Nobody is due yet.
    expect(await serves(walk_ins[0]!, 20)).toBe("am längsten da");
    expect(await serves(one, 15)).toBe("Termin um 09:30 Uhr");
    expect(await serves(two, 10)).toBe("Termin um 09:30 Uhr");
    for (const token of walk_ins.slice(1))
      expect(await passed(token)).toEqual([
        `${numberOf(one)}: Ein gebuchter Termin war fällig`,
        `${numberOf(two)}: Ein gebuchter Termin war fällig`,
      ]);

    const home = new Visitor(foyer);
    const fields = home.fieldsIn((await home.get(`${given_up.own}/end`)).text);
    expect((await home.post(`${given_up.own}/end`, fields)).location).toContain("done=cancelled");
    expect((await types(given_up.code)).said).toContain("Dieser Termin wurde abgesagt");
    const times = await home.get(`${moved.own}/time?day=${DAY}`);
    const later = home.startsIn(times.text).at(-1);
    if (where === "alzey") {
      const form = { ...home.fieldsIn(times.text), start: String(later) };
      expect((await home.post(`${moved.own}/time`, form)).location).toContain("done=moved");
    } else expect(times.text).toContain("nichts frei");

    await serves(walk_ins[1]!, 20);
    until("10:36");
    const late = await types(missed.code);
    expect(late.said).toContain("Ihr Termin ist leider vorbei");
    expect((await home.get(missed.own)).text).toContain("Ihr Termin ist leider vorbei");
    const instead = await draws();
    expect(await serves(walk_ins[2]!, 5)).toBe("am längsten da");
    expect(await serves(instead, 10)).toBe("am längsten da");
    expect(await states()).toEqual({
      appointments: ["cancelled", "confirmed", "fulfilled", "fulfilled", "missed"],
      tickets: ["completed"],
    });
    await press("closings");
  },
);

test("in Alzey who comes early fills the gap, and the time that is left is booked at the kiosk and called the same day", async () => {
  await begin("alzey");
  const [early, noon] = [await books("11:30"), await books("11:30")];
  until("09:40");
  const times = async () => (await kiosk.get(`/services/${MATTER}/times?lang=de`)).text();
  expect(await times()).not.toContain(`value="${at("11:30")}"`);
  const ticket = await comes(early);
  until("09:45");
  const walk_in = await draws();
  expect(await serves(ticket, 10)).toBe("Termin um 11:30 Uhr, schon da");
  expect(await passed(walk_in)).toEqual([]);
  expect(await times()).toContain(`value="${at("11:30")}"`);
  const form = { id: crypto.randomUUID(), service: MATTER, start: String(at("11:30")) };
  const booked = (await kiosk.post("/appointments", form)).headers.get("location") ?? "";
  expect(await times()).not.toContain(`value="${at("11:30")}"`);
  const here = await promised(`/a/${/booked\/([^?]+)/.exec(booked)?.[1]}`);
  await serves(walk_in, 15);
  until("11:24");
  const [same_day, other] = [await comes(here), await comes(noon)];
  until("11:25");
  const last = await draws();
  // Both are due at the same time: whoever came first.
  expect(await serves(same_day, 15)).toBe("Termin um 11:30 Uhr");
  expect(await serves(other, 15)).toBe("Termin um 11:30 Uhr");
  expect(await passed(last)).toEqual([]);
  await serves(last, 15);
  expect(await states()).toEqual({
    appointments: ["fulfilled", "fulfilled", "fulfilled"],
    tickets: ["completed"],
  });
});

test("in Zeitz who comes early waits for the time, and the kiosk says from when on; a clerk may call earlier", async () => {
  await begin("zeitz");
  const booked = await books("10:00");
  until("09:20");
  expect((await types(booked.code)).said).toMatch(
    /Sie sind sehr früh da.*Bitte melden Sie sich ab 09:30 Uhr/s,
  );
  const first = await draws();
  until("09:30");
  const ticket = await comes(booked);
  const second = await draws();
  expect(await serves(first, 5)).toBe("am längsten da");
  await press("calls", { target: ticket.replace(/\.[^.]*$/, "") });
  expect(await phone(ticket)).toContain("Sie werden aufgerufen: Schalter 1");
  await press("starts");
  foyer.clock.advance(5 * MINUTE_MS);
  await press("finishes");
  await serves(second, 5);
  expect(await states()).toEqual({ appointments: ["fulfilled"], tickets: ["completed"] });
});
