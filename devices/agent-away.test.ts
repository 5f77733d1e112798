// Rule: while the house is away the kiosk's agent draws and prints valid numbers, none of them twice, and hands them over afterwards.
import { expect, test } from "bun:test";
import { Browser } from "../fixtures/demo/browser.ts";
import { AwayHouse, BUTTON_KEY } from "../fixtures/devices/away-house.ts";
import { MOSQUITTO, Mosquitto } from "../fixtures/devices/mosquitto.ts";

const BASE = "/kiosk/always/always-kiosk";

/** Asks again until `look` finds something; the test's own time-out ends the wait. */
async function until<T>(look: () => Promise<T | null | false | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await Bun.sleep(25);
  }
}

/** A foyer whose kiosk stands before the agent, ready to go on alone. */
async function foyer(broker?: string): Promise<AwayHouse & { kiosk: Browser }> {
  const at = await AwayHouse.open(broker);
  const kiosk = new Browser(at.url);
  await kiosk.submit((await kiosk.get(at.unlock)).form("")!);
  await kiosk.get(BASE);
  await at.logged(/kiosk pages kept/);
  await at.logged(/ready to draw without the house/);
  return Object.assign(at, { kiosk });
}

/** A number for the first matter, as a press at the kiosk. */
async function press(url: string, id: string): Promise<Response> {
  const form = new URLSearchParams({ id, service: "meldebescheinigung", medium: "paper" });
  return fetch(`${url}${BASE}/tickets?lang=en`, { method: "POST", body: form, redirect: "manual" });
}

async function goesOn(broker?: string): Promise<void> {
  await using at = await foyer(broker);
  const { house, kiosk, printer } = at;
  await house.end("SIGKILL");
  const start = await until(async () => {
    const page = await kiosk.get(BASE);
    return page.html.includes("Ihre Nummer gilt trotzdem") && page;
  });
  expect(start.html).toContain("Polski");
  const style = /href="(\/assets\/foyer[^"]+css)"/.exec(start.html)?.[1] ?? "";
  expect((await fetch(at.url + style)).headers.get("content-type")).toContain("text/css");
  expect((await fetch(`${at.url}${BASE}/live?lang=de`)).status).toBe(410);

  const matters = await kiosk.get(`${BASE}/services?lang=en`);
  expect(matters.html).toContain("Your number is valid all the same");
  const drawn = await kiosk.submit(matters.form("/tickets")!, { service: "meldebescheinigung" });
  expect(drawn.html).toMatch(/data-away-number[^>]*>[A-Z]901</);
  expect(drawn.html).toContain("Please take your ticket");
  const again = await kiosk.submit(matters.form("/tickets")!, { service: "meldebescheinigung" });
  expect(again.path).toBe(drawn.path);
  expect(printer.cuts).toBe(1);
  const [paper] = at.papers;
  expect(paper?.number).toMatch(/^[A-Z]901$/);

  await at.startHouse();
  expect((await fetch(at.url, { redirect: "manual" })).headers.get("location")).toBe(at.url + BASE);
  const phone = new URL(paper?.url ?? "").pathname;
  const shown = await until(async () => {
    const page = await fetch(house.url + phone);
    return page.ok && (await page.text());
  });
  expect(shown).toContain(paper?.number ?? "no paper");
  await until(async () => (await kiosk.get(drawn.path)).html.includes("kiosk-number__ahead"));
  expect((await kiosk.get(BASE)).html).not.toContain("gilt trotzdem");
}

const DIES =
  "the house dies: the kiosk changes over, draws, prints, and its paper is good in the house that comes back";
test(DIES, () => goesOn(), 60_000);

if (MOSQUITTO) {
  test(`over Mosquitto, which does not die with it: ${DIES}`, async () => {
    await using mosquitto = await Mosquitto.start();
    await goesOn(mosquitto.url);
  }, 60_000);
}

test("the agent is killed again and again while it draws: no number goes out twice, and each reaches the house once", async () => {
  await using at = await foyer();
  const { house } = at;
  await house.end("SIGKILL");
  const told: string[] = [];
  for (let round = 0; round < 5; round++) {
    const presses = Array.from({ length: 4 }, (_, one) => press(at.url, `press-${round}-${one}`));
    const answers = presses.map((answer) =>
      answer.then(
        (one) => one.headers.get("location"),
        () => null,
      ),
    );
    const seen = await Promise.race([answers[round % 4]!, Bun.sleep(5 * round)]);
    await at.killAgent();
    told.push(...[...(await Promise.all(answers)), seen ?? null].flatMap((one) => (one ? [one] : [])));
  }
  // The printer is not ready before it has said so.
  told.push(await until(async () => (await press(at.url, "press-last")).headers.get("location")));
  const numbers = at.papers.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  await at.startHouse();
  // Whoever was told a number, or holds one on paper, is waiting in the house.
  const phones = new Set([
    ...told.map((to) => `/t/${/\/tickets\/([^?]+)/.exec(to)?.[1]}`),
    ...at.papers.map(({ url }) => new URL(url).pathname),
  ]);
  expect(phones.size).toBeGreaterThan(0);
  for (const phone of phones) await until(async () => (await fetch(house.url + phone)).ok);
}, 120_000);

test("a button box asks the agent while the house is away: once for each press, and only with its key", async () => {
  await using at = await foyer();
  const [, port] = await at.logged(/button boxes may ask.*"port":(\d+)/);
  await at.house.end("SIGKILL");
  const ask = (id: string, secret = BUTTON_KEY, service = "meldebescheinigung") =>
    fetch(`http://127.0.0.1:${port}/presses`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: new URLSearchParams({ id, device: "always-button", service, language: "de" }),
    });
  const [one, same, two] = [await ask("press-0001"), await ask("press-0001"), await ask("press-0002")];
  const numbers = [await one.json(), await same.json(), await two.json()] as { number: string }[];
  expect(numbers.map(({ number }) => number.slice(1))).toEqual(["901", "901", "902"]);
  expect((await ask("press-0003", "another")).status).toBe(401);
  expect((await ask("press-0004", BUTTON_KEY, "no-such")).status).toBe(409);
  await until(async () => at.printer.cuts === 2);
  at.printer.faults.paper = "out";
  const refused = await until(async () => {
    const answer = await ask(crypto.randomUUID());
    return answer.status === 409 && (await answer.json());
  });
  expect(refused).toMatchObject({ code: "printer-not-ready" });
}, 60_000);
