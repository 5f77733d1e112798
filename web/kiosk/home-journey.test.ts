// Rule: from the sofa to the counter: booked at home, the code from the SMS typed at the kiosk, the way seen, called early, finished.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { atCounter, said } from "../../fixtures/desk.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { Visitor } from "../../fixtures/visitor.ts";
import { unlocked } from "../../fixtures/walk.ts";

const ANNA = { name: "Anna Grün", phone: "0171 2345678" };
const TIMES = "/book/alzey/buergerbuero/times";
const TODAY = "2026-11-17";

describeInBrowser("from the sofa to the counter", (visit: Visit) => {
  let foyer: Foyer;
  beforeEach(async () => {
    foyer = await openFoyer();
  });
  afterEach(() => foyer.close());

  const texted = async () => {
    const berta = await signIn(foyer, await employ(foyer, "berta"));
    for (;;) {
      const page = await (await berta.get("/desk/alzey/messages")).text();
      const code = /Code für den Automaten: (\d{6})/.exec(page)?.[1];
      if (code) return code;
    }
  };
  const times = async () => (await new Visitor(foyer).get(`${TIMES}?n-reisepass=1&day=${TODAY}`)).text;

  test("book, type the code of the SMS, see the way, be called early, be done; the time is won back", async () => {
    const home = new Visitor(foyer);
    const own = await home.book(TIMES, "n-reisepass=1", TODAY, ANNA);
    // Somebody else has the other place at that time, so that it is full.
    await new Visitor(foyer).book(TIMES, "n-reisepass=1", TODAY, { ...ANNA, phone: "0171 9999999" });
    const [start] = await lookAt(foyer, "alzey", ({ book }) => [...book.all()].map((row) => row.start_at));
    expect(await times()).not.toContain(`value="${start}"`);
    const id = own.replace(/^\/a\/([^.]+)\..*$/, "$1");
    const code = (await foyer.engine.contacts.of(id))!.code;
    expect([code, (await texted()).length]).toEqual([expect.stringMatching(/^\d{6}$/), 6]);

    const kiosk = await unlocked(foyer, visit, "alzey", { width: 1080, height: 1920 }, /Kiosk im Foyer/);
    await kiosk.getByRole("link", { name: "Ich habe einen Termin" }).first().click();
    await ready(kiosk);
    for (const digit of code) await kiosk.getByRole("button", { name: digit, exact: true }).click();
    await kiosk.getByText("A001").waitFor();
    await kiosk.getByRole("img", { name: "Erdgeschoss: Weg von" }).waitFor();
    expect(await kiosk.locator(".kiosk-ways").textContent()).toContain("zu Schalter 1 oder 2");

    const phone = await visit.open(foyer.url + own, { viewport: { width: 360, height: 740 } });
    await phone.locator('a[href^="/t/"]').click();
    await phone.getByText("A001").waitFor();
    await phone.waitForSelector("body[data-live=ok]");
    await employ(foyer, "anna");
    const desk = await atCounter(visit, foyer, "anna", "1", { width: 400, height: 900 }, "alzey");
    await desk.getByRole("button", { name: "A001 früher aufrufen" }).click();
    await said(desk, "A001 aufgerufen, Schalter 1.");
    await phone.getByText("Sie werden aufgerufen: Schalter 1").waitFor();
    await kiosk.getByText("Sie werden aufgerufen: Schalter 1").waitFor();
    await kiosk.getByRole("img", { name: "„E 04“" }).waitFor();
    await desk.keyboard.press("b");
    await said(desk, "A001 begonnen.");
    await desk.keyboard.press("f");
    await said(desk, "Fertig.");
    expect(await times()).toContain(`value="${start}"`);
  });
});
