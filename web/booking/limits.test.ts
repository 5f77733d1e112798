// Rule: where the rule wants it, an appointment is booked by the link alone, one person has so many, and no page tells strangers who has any.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import { ruled, unlimited } from "./ruled.testing.ts";

const OFFICE = "/book/zeitz/buergerbuero/times";
const KITA = "/book/zeitz/kita/times";
const DAY = "2026-11-24";
const ANNA = { name: "Anna Grün", email: "anna@example.org" };
const MINUTE_MS = 60_000;

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer({ towns: await ruled(3) });
});
afterEach(() => foyer.close());

const row = (id: string) => lookAt(foyer, "zeitz", ({ book }) => structuredClone(book.get(id)));
const idOf = (address: string) => /(zeitz-t\d+)/.exec(address)?.[1] ?? "";
const linksFor = async (id: string) =>
  (await foyer.engine.messages.about(id)).filter(({ kind }) => kind === "confirm").length;
const state = async (id: string) => {
  const { confirmed_at, ended_at } = (await row(id))!;
  return confirmed_at !== null ? "booked" : ended_at !== null ? "over" : "kept";
};

/** Keeps a time, says who comes, and is sent the link; the appointment's id. */
async function asks(visitor: Visitor, person = ANNA, nth = 0): Promise<string> {
  const hold = await visitor.hold(OFFICE, "n-reisepass=1", DAY, nth);
  const sent = await visitor.post(hold, person);
  expect([sent.status, sent.location]).toEqual([303, `${hold}/sent`]);
  return idOf(hold);
}
const own = (id: string) => appointmentPath(foyer.engine.keys, id);
const confirms = (visitor: Visitor, id: string) => visitor.post(`${own(id)}/confirmation`, {});

test("booked by the link: opening it books nothing, pressing there does, twice is once", async () => {
  const anna = new Visitor(foyer);
  const id = await asks(anna);
  expect([await state(id), await linksFor(id)]).toEqual(["kept", 1]);
  const { hold_until } = (await row(id))!;
  expect(hold_until).toBe(foyer.clock.now() + 60 * MINUTE_MS);
  const page = await anna.get(own(id));
  expect(page.text).toContain("Diese Zeit wird bis 10:00 Uhr für Sie freigehalten.");
  expect(await state(id)).toBe("kept");
  const pressed = await Promise.all([confirms(anna, id), confirms(anna, id)]);
  expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
  expect(await state(id)).toBe("booked");
  expect((await anna.get(own(id))).text).toContain("Ihr Termin ist gebucht");
});

test("not confirmed in time, the time is free again and the link says so; sent again, the form asks for no second link", async () => {
  const anna = new Visitor(foyer);
  const id = await asks(anna);
  const hold = anna.visited.at(-1)!;
  expect((await anna.post(hold, ANNA)).location).toBe(`${hold}/sent`);
  expect(await linksFor(id)).toBe(1);
  foyer.clock.advance(61 * MINUTE_MS);
  const late = await confirms(anna, id);
  expect([late.status, await state(id)]).toEqual([409, "over"]);
  expect(late.text).toContain("Dieser Termin wurde nicht gebucht");
});

test("another time beside the one that waits for its link, and it stays", async () => {
  const anna = new Visitor(foyer);
  const first = await asks(anna);
  const second = await asks(anna, ANNA, 1);
  expect([await state(first), await state(second)]).toEqual(["kept", "kept"]);
});

test("who has as many as the rule allows reads the same page as anybody and gets no link; cancelled, one is free again", async () => {
  const anna = new Visitor(foyer);
  const ids = [await asks(anna), await asks(anna, ANNA, 1), await asks(anna, ANNA, 2)];
  const fourth = await asks(anna, { name: "A.", email: " ANNA@example.org" }, 3);
  expect(await linksFor(fourth)).toBe(0);
  const stranger = new Visitor(foyer);
  const other = await asks(stranger, { name: "Ben", email: "ben@example.org" }, 4);
  // But for the name of the time and the time itself, which each has chosen.
  const text = async (visitor: Visitor) =>
    (await visitor.get(`${visitor.visited.at(-1)}/sent`)).text.replaceAll(
      /zeitz-t\d+\.[\w-]+|<strong>.*?<\/strong>/g,
      "",
    );
  expect(await text(anna)).toBe(await text(stranger));
  expect(await linksFor(other)).toBe(1);

  for (const id of ids) expect((await confirms(anna, id)).status).toBe(303);
  const refused = await confirms(anna, fourth);
  expect([
    refused.status,
    refused.text.includes("So viele Termine können Sie hier zugleich haben: 3."),
  ]).toEqual([409, true]);
  await anna.post(`${own(ids[0]!)}/end`, { seen: String((await row(ids[0]!))!.touched) });
  expect((await confirms(anna, fourth)).status).toBe(303);
  expect(await state(fourth)).toBe("booked");
});

test("two links pressed at once do not both get the last place", async () => {
  await foyer.close();
  foyer = await openFoyer({ towns: await ruled(1) });
  const anna = new Visitor(foyer);
  const first = await asks(anna);
  await foyer.ask("zeitz", { type: "cancel-appointment", appointment: first });
  const ids = [await asks(anna, ANNA, 0), await asks(anna, ANNA, 1), await asks(anna, ANNA, 2)];
  const pressed = await Promise.all(ids.map((id) => confirms(anna, id)));
  expect(pressed.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
});

test("a browser that has worked books at once, one that has not gets the link; a solution is good for its own time only", async () => {
  const anna = new Visitor(foyer);
  const work = async (page: string) => {
    const json = /data-puzzle="([^"]*)"/.exec(page)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const challenge = JSON.parse(json) as Challenge;
    return btoa(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }));
  };
  const hold = await anna.hold(KITA, "n-kita-beitrag=1", DAY);
  const solved = await work((await anna.get(hold)).text);
  const booked = await anna.post(hold, { ...ANNA, phone: "", work: solved });
  expect(booked.location).toStartWith("/a/");
  expect(await state(idOf(hold))).toBe("booked");

  const second = await anna.hold(KITA, "n-kita-beitrag=1", DAY, 1);
  expect((await anna.get(second)).text).toContain("Ohne JavaScript schicken wir Ihnen einen Link");
  expect((await anna.post(second, { ...ANNA, work: solved })).location).toBe(`${second}/sent`);
  expect([await state(idOf(second)), await linksFor(idOf(second))]).toEqual(["kept", 1]);
});

test("no address names an appointment unsigned, and one address cannot try out contacts without end", async () => {
  const anna = new Visitor(foyer);
  const id = await asks(anna);
  for (const path of [
    `/a/${id}`,
    `/a/${id}.${"A".repeat(16)}`,
    `/hold/${id}`,
    `/hold/${id}.${"A".repeat(16)}`,
  ]) {
    expect((await anna.get(path)).status).toBe(404);
    expect((await anna.post(`${path}/confirmation`, {})).status).toBe(404);
  }
  expect(await state(id)).toBe("kept");
  const hold = anna.visited.find((path) => path.startsWith(`/hold/${id}.`))!;
  expect((await new Visitor(foyer).get(hold)).status).toBe(404);
  const answers: number[] = [];
  for (let n = 0; n < 14; n++) answers.push((await anna.post(hold, ANNA)).status);
  expect(answers.slice(0, 3)).toEqual([303, 303, 303]);
  expect(answers.at(-1)).toBe(429);
});

test("where the rule limits nobody, one address still does not book the days away from others", async () => {
  await foyer.close();
  foyer = await openFoyer({ towns: await unlimited() });
  const times = "/book/alzey/buergerbuero/times";
  let booked = 0;
  for (const day of ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"]) {
    for (let nth = 0; nth < 8; nth++) {
      const robot = new Visitor(foyer);
      const hold = await robot.hold(times, "n-wohnsitz-anmelden=1", day);
      const answer = await robot.post(hold, { name: "A", phone: `0171 23456${booked + 10}` });
      if (answer.location?.startsWith("/a/")) booked += 1;
      else expect([booked, answer.status]).toEqual([40, 429]);
    }
  }
  expect(booked).toBe(40);
});
