// Rule: staff of the office see what was written to whom and how it fared; with nothing set up the whole journey can be tried from there.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { Keys } from "../../engine/keys/keys.ts";
import { GATEWAYS } from "../../engine/messages/gateway.ts";
import { reportAddress } from "../../engine/messages/report.ts";
import { smsWay } from "../../engine/messages/sms.ts";
import { bookByStaff, freeFor, hold } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { cookieOf, employ, type SignedIn, signIn } from "../../fixtures/staff.ts";
import { Visitor } from "../../fixtures/visitor.ts";

const ANNA = { name: "Anna Grün", phone: "0171 2345678" };
const OUTBOX = "/desk/alzey/messages";

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

const days = (n: number) => foyer.clock.now() + n * 86_400_000;
const bookIn = (home: Foyer) =>
  new Visitor(home).book("/book/alzey/buergerbuero/times", "n-reisepass=1", "2026-11-19", ANNA);

/** The page once it says so. */
async function outboxWith(words: string, staff = berta): Promise<string> {
  for (;;) {
    const page = await (await staff.get(OUTBOX)).text();
    if (page.includes(words)) return page;
  }
}

test("booked from home: the SMS with code and link stands in the outbox, and its link opens the appointment", async () => {
  const own = await bookIn(foyer);
  const page = await outboxWith("bleibt im Haus");
  expect(page).toContain("Termin gebucht");
  expect(page).toContain("+491712345678");
  expect(page).toMatch(/Code für den Automaten: \d{6}/);
  const link = /href="https:\/\/foyer\.example(\/a\/[^"]+)"/.exec(page)?.[1];
  expect(link).toBe(own);
  expect(page).toContain("geht am Mittwoch, 18. November, 10:00 Uhr hinaus");
});

test("what went out stands where and when it went, the newest first; once moved, only the reminder of the new time is still planned", async () => {
  const id = await bookByStaff(foyer, { location: "alzey", service: "reisepass", from_at: days(3) });
  const contact = { name: null, email: null, phone: ANNA.phone, fields: {}, account: null };
  await foyer.engine.contacts.keep({ appointment: id, location: "alzey", contact, keep_until_at: 0 });
  const own = await bookByStaff(foyer, { location: "alzey", service: "reisepass", from_at: days(4) });
  await foyer.engine.contacts.keep({ appointment: own, location: "alzey", contact, keep_until_at: 0 });
  const planned = async () =>
    [...(await outboxWith("Erinnerung")).matchAll(/geht am ([^<]*?) hinaus/g)].map(([, at]) => at);
  expect(await planned()).toEqual([
    "Sonntag, 22. November, 10:00 Uhr",
    "Donnerstag, 19. November, 10:00 Uhr",
  ]);
  const [later = 0] = await freeFor(foyer, {
    location: "alzey",
    service: "reisepass",
    channel: "staff",
    from_at: days(7),
  });
  await foyer.ask("alzey", { type: "move-appointment", appointment: id, start_at: later });
  expect((await planned()).sort()).toEqual([
    "Montag, 23. November, 10:00 Uhr",
    "Sonntag, 22. November, 10:00 Uhr",
  ]);
  foyer.clock.advance(days(5.1) - foyer.clock.now());
  const anna = await signIn(foyer, await employ(foyer, "anna"));
  const page = await outboxWith("geschrieben am Sonntag, 22. November", anna);
  const kinds = [...page.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, kind]) => kind);
  expect(kinds[0]).toBe("Erinnerung am Vortag");
});

test("Alzey sends the code and the reminder by SMS, also to whoever left an e-mail address; Zeitz by mail", async () => {
  const both = { name: "Anna Grün", email: "anna@example.org", phone: "0171 2345678" };
  const writtenBy = async (town: string, service: string) => {
    const appointment = await hold(foyer, { location: town, service });
    const contact = { ...both, fields: {}, account: null };
    await foyer.engine.contacts.keep({ appointment, location: town, contact, keep_until_at: 0 });
    await foyer.ask(town, { type: "confirm-appointment", appointment }, "visitor:new");
    for (;;) {
      const [one] = (await foyer.engine.messages.about(appointment)).flatMap(({ letter }) => letter ?? []);
      if (one) return one.channel;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  expect(await writtenBy("alzey", "parkausweis")).toBe("sms");
  expect(await writtenBy("zeitz", "ausweis-beantragen")).toBe("mail");
});

test("only staff of the office see it, and strangers' addresses stay out of the log", async () => {
  await bookIn(foyer);
  await outboxWith("bleibt im Haus");
  const carl = await signIn(foyer, await employ(foyer, "carl", ["zeitz"]));
  for (const path of [OUTBOX, `${OUTBOX}/preview`]) {
    expect((await carl.get(path)).status).toBe(403);
    expect((await fetch(foyer.url + path, { redirect: "manual" })).status).not.toBe(200);
  }
  expect(JSON.stringify(foyer.log)).not.toMatch(/Anna|2345678/);
});

test("a gateway's report is taken in by the address it was given, and by no other", async () => {
  let asked = "";
  const gateway = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      asked = new URLSearchParams(await request.text()).get("StatusCallback") ?? "";
      return Response.json({ sid: "SM1" }, { status: 201 });
    },
  });
  const url = `http://127.0.0.1:${gateway.port}`;
  const house = await openFoyer({
    post: (keys) => ({
      url: "https://warten.example",
      ways: {
        mail: null,
        sms: smsWay({
          gateway: { ...GATEWAYS.twilio!, url },
          ...{ url, user: "u", token: "t", from: "Alzey" },
          report: (id) => reportAddress(keys, "https://warten.example", id),
        }),
      },
    }),
  });
  const dora = await signIn(house, await employ(house, "dora"));
  await bookIn(house);
  await outboxWith(">verschickt<", dora);
  const path = asked.replace("https://warten.example", "");
  const say = (to: string, form: Record<string, string>) =>
    fetch(house.url + to, { method: "POST", body: new URLSearchParams(form) });
  const delivered = { MessageSid: "SM1", MessageStatus: "delivered" };
  expect((await say(reportAddress(new Keys("other"), "", "x"), delivered)).status).toBe(403);
  expect((await say(path, { nonsense: "1" })).status).toBe(404);
  expect((await say(path, delivered)).status).toBe(204);
  await outboxWith(">angekommen<", dora);
  expect((await say(path, { ...delivered, MessageStatus: "failed" })).status).toBe(204);
  await outboxWith(">angekommen<", dora);
  await house.close();
  await gateway.stop(true);
});

test("the preview shows each kind in each language of the office; nonsense in the address shows the usual", async () => {
  const page = await (await berta.get(`${OUTBOX}/preview?language=en&kind=reminder`)).text();
  expect(page).toContain("Your appointment is tomorrow at 10:00");
  expect(page).toMatch(/SMS \(\d Teile?\)/);
  const odd = await (await berta.get(`${OUTBOX}/preview?language=xx&kind=constructor`)).text();
  expect(odd).toContain("Ihr Termin am Mittwoch, 18. November um 10:00 Uhr");
});

describeInBrowser("outbox and preview", (browser) => {
  test("are accessible, by keyboard too, on a wide and on a narrow screen", async () => {
    await bookIn(foyer);
    await outboxWith("bleibt im Haus");
    const page = await browser.open(`${foyer.url}${OUTBOX}`, {
      viewport: { width: 1280, height: 900 },
      storageState: { cookies: [cookieOf(berta)], origins: [] },
    });
    await page.locator("summary", { hasText: "SMS an" }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByText("Code für den Automaten").first().waitFor();
    await expectAccessible(page);
    await shot(page, "messages-1280");
    await page.getByRole("link", { name: "So sehen sie aus" }).click();
    await page.getByRole("heading", { name: "So sehen Nachrichten aus" }).waitFor();
    await expectAccessible(page);
    await shot(page, "messages-preview-1280");
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole("link", { name: "العربية" }).click();
    await page.locator('.message__paper[dir="rtl"]').first().waitFor();
    await expectAccessible(page);
    await shot(page, "messages-preview-360");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });
});
