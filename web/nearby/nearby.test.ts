// Rule: near the house an appointment checks in by phone: asked for on a press only, by the phone's own word, never by its position.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { appointmentPath } from "../../engine/keys/appointment-token.ts";
import { bookByStaff } from "../../fixtures/booking.ts";
import { expectAccessible } from "../../fixtures/browser/axe.ts";
import { describeInBrowser, ready, type Visit } from "../../fixtures/browser/browser.ts";
import { shot } from "../../fixtures/browser/shot.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { lookAt } from "../../fixtures/kiosk.ts";

const MINUTE_MS = 60_000;
let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

/** Booked in Alzey, so many minutes from now; where its page is. */
async function booked(in_min: number): Promise<string> {
  const from_at = foyer.clock.now() + in_min * MINUTE_MS;
  const appointment = await bookByStaff(foyer, { location: "alzey", service: "reisepass", from_at });
  return foyer.url + appointmentPath(foyer.engine.keys, appointment);
}
const press = (page: string, form: Record<string, string> = { inside: "yes" }) =>
  fetch(`${page}/arrival?lang=de`, {
    method: "POST",
    headers: { accept: "text/html" },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
const tickets = () => lookAt(foyer, "alzey", (state) => state.tickets.size);

test("inside it becomes a ticket, once, however often it is pressed", async () => {
  const page = await booked(30);
  const answers = await Promise.all([press(page), press(page)]);
  for (const answer of answers) expect(answer.headers.get("location")).toStartWith("/t/alzey-20261117-A001.");
  expect(await tickets()).toBe(1);
  expect(await lookAt(foyer, "alzey", (state) => [...state.tickets.values()][0]!.channel)).toBe("phone");
});

test("without the word, out of the window, forged or pressed by a robot it does not", async () => {
  const page = await booked(30);
  expect((await press(page, {})).status).toBe(409);
  const early = await press(await booked(200));
  expect([early.status, await early.text()]).toEqual([409, expect.stringContaining("Sie sind sehr früh da")]);
  expect((await press(page.replace(/.$/, (sign) => (sign === "A" ? "B" : "A")))).status).toBe(404);
  const far = await booked(240);
  const status: number[] = [];
  for (let nth = 0; nth < 7; nth++) status.push((await press(far)).status);
  expect(status.slice(-2)).toEqual([429, 429]);
  expect(await tickets()).toBe(0);
});

test("the page offers it in the window only, says before when, and leads to the kiosk in any case", async () => {
  const look = async (page: string) => (await fetch(`${page}?lang=de`)).text();
  const soon = await look(await booked(30));
  expect(soon).toContain("Ihr Standort wird nicht übertragen");
  expect(soon).toContain("Bitte melden Sie sich am Automaten im Foyer an");
  const later = await look(await booked(200));
  expect(later).not.toContain("data-nearby");
  expect(later).toMatch(/Bitte melden Sie sich ab \d\d:\d\d Uhr hier an/);
});

test("whatever is refused, the visitor reads it on the appointment's own page, with the next step and not only the way to the start", async () => {
  const refused = async (page: string, form?: Record<string, string>) => {
    const answer = await press(page, form);
    const text = await answer.text();
    expect([answer.status, answer.headers.get("x-robots-tag")]).toEqual([409, "noindex"]);
    expect(text).toContain(`<h1 class="kern-heading-x-large">Ihr Termin T`);
    expect(text).not.toContain('href="/"');
    return { said: /role="alert"[^>]*>([^<]+)/.exec(text)?.[1], text };
  };
  const soon = await booked(30);
  const unscripted = await refused(soon, {});
  expect(unscripted.said).toContain(
    "am Automaten im Foyer an, wenn Sie da sind. Zeigen Sie dort Ihren QR-Code",
  );
  expect(unscripted.text).toContain("data:image/svg+xml");
  const early = await refused(await booked(200));
  expect(early.said).toMatch(/Sie sind sehr früh da\. Ihr Termin ist um .* Bitte melden Sie sich ab/);
  expect(early.text).toContain("/time");
  const tomorrow = await refused(await booked(24 * 60));
  expect(tomorrow.said).toContain("Ihr Termin ist an einem anderen Tag. Er ist am Mittwoch, 18. November");
  const dropped = await booked(60);
  const id = /\/a\/([\w-]+)\./.exec(dropped)![1]!;
  await foyer.ask("alzey", { type: "cancel-appointment", appointment: id });
  const cancelled = await refused(dropped);
  expect(cancelled.said).toContain("Dieser Termin wurde abgesagt");
  expect(cancelled.text).toContain('href="/book/alzey"');
  foyer.clock.advance(50 * MINUTE_MS);
  const late = await refused(soon);
  expect(late.said).toContain("Ihr Termin ist leider vorbei. Er war um");
  for (const part of ["data:image/svg+xml", "Melden Sie sich am Automaten"])
    expect(late.text).not.toContain(part);
  expect(
    (await fetch(`${soon}?lang=de`).then((answer) => answer.text())).match(/leider vorbei/g),
  ).toHaveLength(1);
});

describeInBrowser("the phone near the house", (visit: Visit) => {
  const PHONE = { width: 360, height: 740 };
  const HALL = { latitude: 49.7462, longitude: 8.1151, accuracy: 20 };
  const open = async (at: { latitude: number; longitude: number; accuracy: number } | null) =>
    visit.open(`${await booked(30)}?lang=de`, {
      viewport: PHONE,
      ...(at ? { geolocation: at, permissions: ["geolocation"] } : {}),
    });

  test("inside the circle one press leads to the number and the way; the position is in no request", async () => {
    const page = await open(HALL);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await expectAccessible(page);
    await page.locator("#nearby").scrollIntoViewIfNeeded();
    await shot(page, "nearby-phone");
    await page.getByRole("button", { name: "Ich bin da: jetzt anmelden" }).click();
    await page.getByText("A001").waitFor();
    await ready(page);
    await page.getByText("So kommen Sie hin").click();
    await expectAccessible(page);
    await page.locator("#plan").scrollIntoViewIfNeeded();
    await shot(page, "nearby-ticket");
    expect(sent.some((one) => one.includes("/arrival"))).toBe(true);
    for (const one of sent) expect(one).not.toMatch(/49\.7|8\.11|latitude/);
  });

  test("who walked in is let in by the very next press, and each press says that it looked anew", async () => {
    const page = await open({ ...HALL, latitude: 49.76 });
    const here = page.getByRole("button", { name: "Ich bin da: jetzt anmelden" });
    const tried = page.locator("[data-nearby-far] time");
    await here.click();
    await page.getByRole("alert").filter({ hasText: "Zuletzt geprüft um" }).waitFor();
    await tried.evaluate((time) => {
      time.textContent = "as the press before left it";
    });
    await here.click();
    await tried.filter({ hasText: "press before" }).waitFor({ state: "detached" });
    expect(await tried.textContent()).toMatch(/^\d\d:\d\d:\d\d$/);
    await page.context().setGeolocation(HALL);
    await here.click();
    await page.getByText("A001").waitFor({ timeout: 5_000 });
  });

  test("too far away, and without leave to know, nothing is sent and the page says what to do", async () => {
    for (const [at, says] of [
      [{ ...HALL, latitude: 49.76 }, "Sie sind noch zu weit weg"],
      [null, "Ihr Handy kann den Standort nicht bestimmen"],
    ] as const) {
      const page = await open(at);
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.method()));
      await page.getByRole("button", { name: "Ich bin da: jetzt anmelden" }).click();
      await page.getByRole("alert").filter({ hasText: says }).waitFor();
      await expectAccessible(page);
      await shot(page, `nearby-${at ? "far" : "unknown"}`);
      expect(sent).not.toContain("POST");
    }
    expect(await tickets()).toBe(0);
  });
});
