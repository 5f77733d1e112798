// Rule: however many are due, only so many SMS go to one number and from one location within any hour; the rest follows, or is dropped when it is of no use.
import { afterEach, expect, test } from "bun:test";
import fc from "fast-check";
import { hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { openSmsGateway, type SmsGateway } from "../../fixtures/post/sms-gateway.ts";
import type { SmsRule } from "../town/town.ts";
import type { Gateway } from "./gateway.ts";
import { smsWay } from "./sms.ts";
import { SmsBound } from "./sms-bound.ts";

const HOUR_MS = 3_600_000;
const LOCATION = "zeitz";
const OURS: Gateway = {
  url: "{url}/send",
  form: "json",
  body: { to: "{to}", text: "{text}", id: "{id}" },
  repeatable: true,
};

let foyer: Foyer;
let gateway: SmsGateway;
let close = async () => {};
afterEach(() => close());

async function open(sms: SmsRule): Promise<void> {
  gateway = openSmsGateway();
  const towns = structuredClone(await bothTowns());
  for (const town of towns) town.messages = { off: ["reminder"], sms };
  const setting = { gateway: OURS, url: gateway.url, user: "", token: "t", from: "Zeitz", report: () => "" };
  foyer = await openFoyer({
    towns,
    post: () => ({ url: "https://warten.example", ways: { mail: null, sms: smsWay(setting) } }),
  });
  close = async () => {
    close = async () => {};
    await foyer.close();
    await gateway.close();
  };
}

async function kept(phone: string): Promise<string> {
  const appointment = await hold(foyer, { location: LOCATION, service: "ausweis-beantragen" });
  const contact = { name: "Ben", email: null, phone, fields: {}, account: null };
  await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact, keep_until_at: 0 });
  return appointment;
}

async function book(phone: string): Promise<string> {
  const appointment = await kept(phone);
  await foyer.ask(LOCATION, { type: "confirm-appointment", appointment }, "visitor:new");
  return appointment;
}

/** The only message about each appointment, once it stands like this. */
async function stands(appointment: string, state: string, code: string | null): Promise<void> {
  for (;;) {
    const [message] = await foyer.engine.messages.about(appointment);
    if (message?.state === state && message.code === code) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("to one number: one too many stays, says why, and goes when an hour has gone by", async () => {
  await open({ per_number: 2 });
  const ids = [await book("0171 2345678"), await book("+49 171 2345678")];
  for (const id of ids) await stands(id, "sent", null);
  const third = await book("0049 171 2345678");
  await stands(third, "ready", "sms-bound");
  const other = await book("0171 7654321");
  await stands(other, "sent", null);
  expect(gateway.taken).toHaveLength(3);
  expect(JSON.stringify(foyer.log)).toContain("SMS held back");
  expect(JSON.stringify(foyer.log)).not.toContain("2345678");
  foyer.clock.advance(HOUR_MS);
  await stands(third, "sent", null);
  expect(gateway.taken).toHaveLength(4);
});

test("from one location: whoever they go to", async () => {
  await open({ per_hour: 2 });
  const ids = [await book("0171 2345671"), await book("0171 2345672")];
  for (const id of ids) await stands(id, "sent", null);
  await stands(await book("0171 2345673"), "ready", "sms-bound");
  expect(gateway.taken).toHaveLength(2);
});

test("what would be of no use later goes before what can wait", async () => {
  await open({ per_hour: 3 });
  for (const phone of ["0171 2345671", "0171 2345672"]) await stands(await book(phone), "sent", null);
  await stands(await book("0171 2345673"), "ready", "sms-bound");
  const asked = await kept("0171 2345674");
  expect(await foyer.engine.messages.askToConfirm(LOCATION, asked)).toBe(true);
  await stands(asked, "sent", null);
});

test("a number that no SMS goes to is not tried", async () => {
  await open({ countries: ["DE"] });
  for (const phone of ["+33 6 12 34 56 78", "030 901820", "0900 1234567"])
    await stands(await book(phone), "dropped", "no-address");
  expect(gateway.taken).toEqual([]);
});

test("a day's reminders leave room for whoever is called meanwhile", () => {
  const bound = new SmsBound();
  const rule = { countries: [], per_number: 10, per_hour: 300 };
  const take = (nth: number, urgent: boolean) =>
    bound.take({ location: "zeitz", number: `+4915100000${nth}`, urgent }, rule, nth);
  const reminders = Array.from({ length: 1_000 }, (_, nth) => take(nth, false));
  expect(reminders.filter((later) => later === null)).toHaveLength(200);
  const calls = Array.from({ length: 101 }, (_, nth) => take(1_000 + nth, true));
  expect(calls.filter((later) => later === null)).toHaveLength(100);
  expect(calls.at(-1)).toBe(HOUR_MS);
});

test("a clock that is set back by hours keeps nobody waiting for hours", () => {
  const bound = new SmsBound();
  const rule = { countries: [], per_number: 1, per_hour: 10 };
  const take = (now: number) => bound.take({ location: "zeitz", number: "+491", urgent: true }, rule, now);
  expect([take(9 * HOUR_MS), take(6 * HOUR_MS)]).toEqual([null, null]);
  expect(take(6 * HOUR_MS)).toBe(7 * HOUR_MS);
});

test("property: never more than the rule within any hour, and never held back without need", () => {
  const ask = fc.record({
    number: fc.constantFrom("+491", "+492", "+493"),
    wait_ms: fc.constantFrom(0, 1, 60_000, 1_200_000, HOUR_MS - 1, HOUR_MS),
  });
  fc.assert(
    fc.property(fc.array(ask, { maxLength: 60 }), (asks) => {
      const bound = new SmsBound();
      const rule = { countries: [], per_number: 2, per_hour: 4 };
      const sent: { number: string; at: number }[] = [];
      let now = 0;
      for (const { number, wait_ms } of asks) {
        now += wait_ms;
        const lately = sent.filter(({ at }) => at > now - HOUR_MS);
        const full =
          lately.length >= rule.per_hour ||
          lately.filter((one) => one.number === number).length >= rule.per_number;
        const later = bound.take({ location: "zeitz", number, urgent: true }, rule, now);
        expect(later === null).toBe(!full);
        if (later === null) sent.push({ number, at: now });
        else expect(later).toBeGreaterThan(now);
      }
    }),
  );
});
