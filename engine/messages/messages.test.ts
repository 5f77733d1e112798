// Rule: what became durable is written to its visitor once: by mail or SMS, in their language, and never under a second id.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { freeFor, hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type MailServer, openMailServer, textOf } from "../../fixtures/post/mail-server.ts";
import { openSmsGateway, type SmsGateway } from "../../fixtures/post/sms-gateway.ts";
import type { Contact } from "../contacts/contact.ts";
import { appointmentPath } from "../keys/appointment-token.ts";
import type { Gateway } from "./gateway.ts";
import { mailWay } from "./mail.ts";
import type { Shown } from "./outbox.ts";
import { smsWay } from "./sms.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOCATION = "zeitz";
const SERVICE = "ausweis-beantragen";
const ANNA: Contact = {
  name: "Anna Grün",
  email: "anna@example.org",
  phone: null,
  fields: {},
  account: null,
};
const BEN: Contact = { ...ANNA, name: "Ben", email: null, phone: "0171 2345678" };
const OURS: Gateway = {
  url: "{url}/send",
  form: "json",
  body: { to: "{to}", text: "{text}", id: "{id}" },
  taken: { at: "ok", words: ["yes"] },
  id: "message.id",
  repeatable: true,
  report: { id: "message", status: "state", delivered: ["arrived"], failed: ["failed"] },
};

let mail: MailServer;
let sms: SmsGateway;
let foyer: Foyer;
let gateway: Gateway;
beforeEach(async () => {
  gateway = OURS;
  mail = await openMailServer();
  sms = openSmsGateway();
  foyer = await openFoyer({
    post: (keys) => ({
      url: "https://warten.example",
      ways: {
        mail: mailWay({ url: mail.url, from: "termine@zeitz.example" }, keys),
        sms: smsWay({ gateway, url: sms.url, user: "", token: "t", from: "Zeitz", report: () => "" }),
      },
    }),
  });
});
afterEach(async () => {
  await foyer.close();
  await mail.close();
  await sms.close();
});

async function booked(contact = ANNA, wanted: Partial<Parameters<typeof hold>[1]> = {}): Promise<string> {
  const appointment = await hold(foyer, {
    location: LOCATION,
    service: SERVICE,
    from_at: foyer.clock.now() + 3 * DAY_MS,
    ...wanted,
  });
  const keep_until_at = foyer.clock.now() + 30 * DAY_MS;
  await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact, keep_until_at });
  await ask({ type: "confirm-appointment", appointment });
  return appointment;
}

const ask = (intent: Parameters<Foyer["ask"]>[1]) => foyer.ask(LOCATION, intent, "visitor:new");
const startOf = async (id: string) =>
  (await foyer.engine.read(LOCATION, ({ book }) => book.get(id)?.start_at))!;

/** The messages about an appointment once they are all as `want` says, by kind. */
async function settled(appointment: string, want: Partial<Record<Shown["kind"], Shown["state"]>>) {
  for (;;) {
    const all = await foyer.engine.messages.about(appointment);
    const states = Object.fromEntries(all.map(({ kind, state }) => [kind, state]));
    if (Object.entries(want).every(([kind, state]) => states[kind] === state)) return all;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until a message stands ready again after so many tries. */
async function tried(appointment: string, tries: number): Promise<void> {
  for (;;) {
    const all = await settled(appointment, { confirmed: "ready" });
    if (all.find(({ kind }) => kind === "confirmed")?.tries === tries) return;
  }
}

test("whoever confirms gets a mail with time, place, code and personal link; the reminder waits", async () => {
  const appointment = await booked();
  await settled(appointment, { confirmed: "sent", reminder: "planned" });
  const { code } = (await foyer.engine.contacts.of(appointment))!;
  const [letter] = mail.arrived;
  expect(mail.arrived).toHaveLength(1);
  expect(letter!.to).toEqual(["anna@example.org"]);
  const text = textOf(letter!);
  expect(text).toContain(`Code für den Automaten: ${code}`);
  expect(text).toContain(`https://warten.example${appointmentPath(foyer.engine.keys, appointment)}`);
  expect(text).toMatch(/Wann: \w+, \d+\. \w+, \d\d:\d\d/);
  expect(letter!.raw).toMatch(/^From: .*<termine@zeitz\.example>/m);
  expect(letter!.raw).toContain("Auto-Submitted: auto-generated");
});

test("whoever left only a number gets an SMS in their language; a delivery report is taken in, by either id", async () => {
  const appointment = await booked(BEN, { language: "tr" });
  await settled(appointment, { confirmed: "sent" });
  const [one] = sms.taken;
  expect(one!.to).toBe("+491712345678");
  expect(one!.text).toContain("Kiosk kodu");
  expect(await foyer.engine.messages.report(null, { message: "g-1", state: "on its way" })).toBe(true);
  await settled(appointment, { confirmed: "sent" });
  expect(await foyer.engine.messages.report(null, { message: "g-1", state: "arrived" })).toBe(true);
  await settled(appointment, { confirmed: "delivered" });
  expect(await foyer.engine.messages.report(one!.id, { state: "failed" })).toBe(true);
  await settled(appointment, { confirmed: "delivered" });
  expect(await foyer.engine.messages.report(null, { message: "g-99", state: "arrived" })).toBe(false);
});

test("moved and cancelled are told, with the new time and no reminder of the old one", async () => {
  const appointment = await booked();
  await settled(appointment, { confirmed: "sent" });
  const before = await startOf(appointment);
  const [start_at] = await freeFor(foyer, {
    location: LOCATION,
    service: SERVICE,
    from_at: before + 3 * DAY_MS,
  });
  await ask({ type: "move-appointment", appointment, start_at: start_at! });
  await settled(appointment, { changed: "sent" });
  foyer.clock.advance(before - HOUR_MS - foyer.clock.now());
  while (
    (await foyer.engine.messages.about(appointment)).filter(({ state }) => state === "dropped").length < 1
  )
    await new Promise((resolve) => setImmediate(resolve));
  expect(mail.arrived.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1])).toHaveLength(2);
  await ask({ type: "cancel-appointment", appointment });
  await settled(appointment, { cancelled: "sent" });
  expect(textOf(mail.arrived[2]!)).toContain("ist abgesagt");
});

test("the reminder comes the day before at ten by the wall clock, over a restart", async () => {
  const appointment = await booked();
  await settled(appointment, { confirmed: "sent", reminder: "planned" });
  await foyer.restart();
  const start = Temporal.Instant.fromEpochMilliseconds(await startOf(appointment)).toZonedDateTimeISO(
    "Europe/Berlin",
  );
  const due = start.subtract({ days: 1 }).with({ hour: 10, minute: 0 }).epochMilliseconds;
  foyer.clock.advance(due - 1 - foyer.clock.now());
  await settled(appointment, { reminder: "planned" });
  foyer.clock.advance(1);
  await settled(appointment, { reminder: "sent" });
  expect(textOf(mail.arrived.at(-1)!)).toContain("wir erinnern Sie an Ihren Termin morgen.");
});

test("a server that is busy is asked again after a while; one that knows nobody is not", async () => {
  mail.next.push("busy", "busy");
  const appointment = await booked();
  await tried(appointment, 1);
  foyer.clock.advance(60_000);
  await tried(appointment, 2);
  expect(mail.arrived).toEqual([]);
  foyer.clock.advance(3 * 60_000);
  const all = await settled(appointment, { confirmed: "sent" });
  expect(all.find(({ kind }) => kind === "confirmed")?.tries).toBe(3);
  mail.next.push("unknown-person");
  const other = await booked();
  const others = await settled(other, { confirmed: "failed" });
  expect(others.find(({ kind }) => kind === "confirmed")).toMatchObject({ code: "smtp-550", tries: 1 });
});

test("an answer that got lost: repeated under the same Message-ID or id, and only where that is recognised", async () => {
  mail.next.push("breaks-off");
  sms.next.push("loses-answer");
  const [anna, ben] = [await booked(ANNA), await booked(BEN)];
  await settled(anna, { confirmed: "unknown" });
  await settled(ben, { confirmed: "unknown" });
  foyer.clock.advance(60_000);
  await settled(anna, { confirmed: "sent" });
  await settled(ben, { confirmed: "sent" });
  expect(mail.arrived).toHaveLength(2);
  expect(new Set(mail.arrived.map(({ messageId }) => messageId)).size).toBe(1);
  expect(sms.taken).toHaveLength(2);
  expect(new Set(sms.taken.map(({ id }) => id)).size).toBe(1);
});

test("a gateway that would send twice is never asked twice; a report may still say how it ended", async () => {
  gateway = { ...OURS, repeatable: false };
  await foyer.restart();
  sms.next.push("loses-answer");
  const appointment = await booked(BEN);
  await settled(appointment, { confirmed: "unknown" });
  foyer.clock.advance(60_000);
  await settled(appointment, { confirmed: "lost" });
  foyer.clock.advance(HOUR_MS);
  await settled(appointment, { confirmed: "lost" });
  expect(sms.taken).toHaveLength(1);
  await foyer.engine.messages.report(sms.taken[0]!.id, { state: "arrived" });
  await settled(appointment, { confirmed: "delivered" });
});

test("in the foyer: nearly next and called, each once, though lines change and the house restarts", async () => {
  const appointment = await booked(BEN);
  await settled(appointment, { confirmed: "sent" });
  foyer.clock.advance((await startOf(appointment)) - 5 * 60_000 - foyer.clock.now());
  await foyer.ask(LOCATION, { type: "open", counter: "1", clerk: "clerk" });
  await foyer.ask(LOCATION, { type: "check-in", appointment, medium: "none", channel: "desk" });
  foyer.clock.advance(3_000);
  await settled(appointment, { nth: "sent" });
  await foyer.restart();
  await foyer.ask(LOCATION, {
    type: "draw",
    service: SERVICE,
    medium: "none",
    language: "de",
    channel: "desk",
  });
  foyer.clock.advance(3_000);
  await foyer.ask(LOCATION, { type: "call-next", counter: "1" });
  foyer.clock.advance(3_000);
  await settled(appointment, { nth: "sent", called: "sent" });
  const texts = sms.taken.map(({ text }) => text);
  expect(texts.filter((text) => text.includes("bald dran"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes("kommen Sie jetzt zu"))).toHaveLength(1);
});

test("double opt-in: asked again it is one message, and none after the hold has run out", async () => {
  const appointment = await hold(foyer, { location: LOCATION, service: SERVICE });
  await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact: ANNA, keep_until_at: 0 });
  expect(await foyer.engine.messages.askToConfirm(LOCATION, appointment)).toBe(true);
  expect(await foyer.engine.messages.askToConfirm(LOCATION, appointment)).toBe(true);
  await settled(appointment, { confirm: "sent" });
  expect(mail.arrived).toHaveLength(1);
  foyer.clock.advance(HOUR_MS);
  expect(await foyer.engine.messages.askToConfirm(LOCATION, appointment)).toBe(false);
});

test("nobody to write to leaves no row; off is off; nothing set up keeps everything in the house", async () => {
  const towns = structuredClone(await bothTowns());
  for (const town of towns) town.messages = { off: ["reminder"] };
  const quiet = await openFoyer({ towns });
  const wanted = { location: LOCATION, service: SERVICE };
  const [alone, anna] = [await hold(quiet, wanted), await hold(quiet, wanted)];
  await quiet.engine.contacts.keep({
    appointment: anna,
    location: LOCATION,
    contact: ANNA,
    keep_until_at: 0,
  });
  for (const appointment of [alone, anna])
    await quiet.ask(LOCATION, { type: "confirm-appointment", appointment }, "visitor:new");
  const kept = async () => (await quiet.engine.messages.about(anna))[0];
  while ((await kept())?.state !== "kept" || (await quiet.engine.messages.about(alone)).length > 0)
    await new Promise((resolve) => setImmediate(resolve));
  expect(await quiet.engine.messages.about(anna)).toHaveLength(1);
  expect((await kept())?.letter).toMatchObject({ channel: "mail", to: "anna@example.org" });
  await quiet.close();
});

test("a reminder that is planned for nobody is not listed, one for somebody is", async () => {
  const wanted = { location: LOCATION, service: SERVICE, from_at: foyer.clock.now() + 3 * DAY_MS };
  const alone = await hold(foyer, wanted);
  await ask({ type: "confirm-appointment", appointment: alone });
  const anna = await booked();
  await settled(anna, { confirmed: "sent", reminder: "planned" });
  await settled(alone, { reminder: "planned" });
  const listed = (await foyer.engine.messages.list(LOCATION, 100)).filter(({ kind }) => kind === "reminder");
  expect(listed.map(({ appointment }) => appointment)).toEqual([anna]);
});

test("retention and request remove what was written", async () => {
  const [one, two] = [await booked(), await booked()];
  await settled(one, { confirmed: "sent" });
  await settled(two, { confirmed: "sent" });
  const { contact, messages } = await foyer.engine.personal(one);
  expect(contact).toMatchObject(ANNA);
  expect(messages.map(({ kind, letter }) => [kind, letter?.to ?? null]).sort()).toEqual([
    ["confirmed", ANNA.email],
    ["reminder", null],
  ]);
  await foyer.engine.erase(one);
  expect(await foyer.engine.personal(one)).toEqual({ contact: null, messages: [] });
  foyer.clock.advance(20 * DAY_MS);
  while ((await foyer.engine.messages.about(two)).some(({ kind }) => kind === "confirmed"))
    await new Promise((resolve) => setImmediate(resolve));
});
