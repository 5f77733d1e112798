// Rule: address and text of a message go soon after it has gone out, with its contact, or at once by request; what became of it stands a while longer.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type MailServer, openMailServer } from "../../fixtures/post/mail-server.ts";
import { mailWay } from "./mail.ts";
import type { Shown } from "./outbox.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOCATION = "zeitz";
const ANNA = { name: "Anna", email: "anna@example.org", phone: null, fields: {}, account: null };

let mail: MailServer;
let foyer: Foyer;
beforeEach(async () => {
  mail = await openMailServer();
});
afterEach(async () => {
  await foyer.close();
  await mail.close();
});

async function open(letter_days?: number): Promise<void> {
  const towns = structuredClone(await bothTowns());
  for (const town of towns) {
    town.messages = { off: ["reminder"] };
    if (letter_days !== undefined) town.retention = { contact_days: 14, letter_days };
  }
  foyer = await openFoyer({
    towns,
    post: (keys) => ({
      url: "https://warten.example",
      ways: { mail: mailWay({ url: mail.url, from: "termine@zeitz.example" }, keys), sms: null },
    }),
  });
}

async function held(): Promise<string> {
  const appointment = await hold(foyer, { location: LOCATION, service: "ausweis-beantragen" });
  const keep_until_at = foyer.clock.now() + 30 * DAY_MS;
  await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact: ANNA, keep_until_at });
  return appointment;
}

async function booked(): Promise<string> {
  const appointment = await held();
  await foyer.ask(LOCATION, { type: "confirm-appointment", appointment }, "visitor:new");
  return appointment;
}

/** The only message about somebody once it is as `want` says; null: none is left. */
async function until(about: string, want: (message: Shown | null) => boolean): Promise<Shown | null> {
  for (;;) {
    const [message = null] = await foyer.engine.messages.about(about);
    if (want(message)) return message;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const sent = (message: Shown | null) => message?.state === "sent";
const bare = (message: Shown | null) => message?.state === "sent" && message.letter === null;

test("two days after it has gone out nobody reads it any more; that it went is still there", async () => {
  await open();
  const appointment = await booked();
  await until(appointment, sent);
  foyer.clock.advance(2 * DAY_MS - 1);
  expect((await until(appointment, sent))?.letter).toMatchObject({ to: ANNA.email });
  foyer.clock.advance(1);
  expect(await until(appointment, bare)).toMatchObject({ kind: "confirmed", tries: 1 });
  foyer.clock.advance(15 * DAY_MS);
  await until(appointment, (message) => message === null);
});

test("a town may want it gone at once", async () => {
  await open(0);
  await until(await booked(), bare);
});

test("of a letter about an account, with a key inside, only whom it went to is kept", async () => {
  await open();
  const account = "f0f0f0f0-0000-4000-8000-000000000000";
  const letter = {
    account,
    location: LOCATION,
    to: ANNA.email,
    subject: "Link",
    text: "https://x/account/reset/k",
  };
  await foyer.engine.messages.tell(letter);
  const gone = await until(account, sent);
  expect(gone?.letter).toEqual({ channel: "mail", to: ANNA.email, subject: "Link", text: "" });
});

test("of a time that was never confirmed, the letter with the link goes with the contact, within hours", async () => {
  await open();
  const appointment = await held();
  await foyer.engine.messages.askToConfirm(LOCATION, appointment);
  await until(appointment, sent);
  foyer.clock.advance(4 * HOUR_MS);
  await foyer.engine.contacts.sweep();
  expect(await foyer.engine.personal(appointment)).toEqual({ contact: null, messages: [] });
});

test("an erasure does not wait", async () => {
  await open();
  const appointment = await booked();
  await until(appointment, sent);
  await foyer.engine.erase(appointment);
  expect(await foyer.engine.personal(appointment)).toEqual({ contact: null, messages: [] });
});

test("what nothing could send stays readable in the house, until its term", async () => {
  foyer = await openFoyer();
  const appointment = await booked();
  const confirmed = async () =>
    (await foyer.engine.messages.about(appointment)).find(({ kind }) => kind === "confirmed");
  while ((await confirmed())?.state !== "kept") await new Promise((resolve) => setImmediate(resolve));
  foyer.clock.advance(5 * DAY_MS);
  await foyer.engine.contacts.sweep();
  expect((await confirmed())?.letter).toMatchObject({ to: ANNA.email });
});
