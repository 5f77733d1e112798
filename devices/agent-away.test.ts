// Rule: while the house is away the kiosk's agent draws and prints valid numbers, none of them twice, and hands them over afterwards.
import { expect, test } from "bun:test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../fixtures/demo/browser.ts";
import { AgentProcess } from "../fixtures/devices/agent-process.ts";
import { HouseProcess } from "../fixtures/house-process.ts";
import { EscPosPrinter } from "./simulator/printer/escpos.ts";
import { readTicket } from "./simulator/printer/read-escpos.ts";

const PRINTER = { id: "always-printer", kind: "printer" };
const BASE = "/kiosk/always/always-kiosk";
const BUTTON_SECRET = "a key for the button box";

/** Asks again until `look` finds something; the test's own time-out ends the wait. */
async function until<T>(look: () => Promise<T | null | false | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await Bun.sleep(25);
  }
}

/** The real house, an agent over it with a printer, and the kiosk's browser, all ready to go on alone. */
async function foyer() {
  const house = await HouseProcess.prepare([PRINTER]);
  await house.start();
  const printer = await EscPosPrinter.open();
  const variables = {
    DEVICE_ID: PRINTER.id,
    DEVICE_SECRET: `secret-${PRINTER.id}`,
    LOCATION: "always",
    MQTT_URL: house.bus,
    PRINTER: `127.0.0.1:${printer.port}`,
    KIOSK_URL: house.url,
    LEDGER_FILE: join(tmpdir(), `ledger-${crypto.randomUUID()}.sqlite`),
    AGENT_PORT: "0",
    BUTTON_PORT: "0",
    BUTTON_SECRET,
  };
  const start = async () => {
    const agent = new AgentProcess(variables);
    const [, port] = await agent.logged(/"kiosk page".*127\.0\.0\.1:(\d+)/);
    return { agent, url: `http://127.0.0.1:${port}` };
  };
  let { agent, url } = await start();
  const kiosk = new Browser(url);
  const unlock = (await kiosk.get(/\/unlock\/always\/\S+/.exec(house.output)?.[0] ?? "")).form("");
  await kiosk.submit(unlock!);
  await kiosk.get(BASE);
  await agent.logged(/kiosk pages kept/);
  await agent.logged(/ready to draw without the house/);
  await agent.logged(/printer connected/);
  return {
    house,
    printer,
    kiosk,
    get url() {
      return url;
    },
    get agent() {
      return agent;
    },
    async restartAgent() {
      await agent.stop("SIGKILL");
      ({ agent, url } = await start());
      await agent.logged(/printer connected/);
    },
    /** What the papers say, in the order in which they came. */
    papers: () => readTickets(printer.paper),
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]();
      await printer[Symbol.asyncDispose]();
      await house.remove();
    },
  };
}

const CUT = Buffer.from([0x1d, 0x56, 0x01]);

/** Every whole ticket on the roll. */
function readTickets(paper: Uint8Array): { number: string; url: string | undefined }[] {
  const tickets: { number: string; url: string | undefined }[] = [];
  let rest = Buffer.from(paper);
  for (let at = rest.indexOf(CUT); at >= 0; at = rest.indexOf(CUT)) {
    const { lines, qr } = readTicket(rest.subarray(0, at + CUT.length));
    const number = lines.find((line) => /^[A-Z]\d{3,5}$/.test(line)) ?? "";
    tickets.push({ number, url: qr });
    rest = rest.subarray(at + CUT.length);
  }
  return tickets;
}

/** A number for the first matter, as a press at the kiosk. */
async function press(url: string, id: string): Promise<Response> {
  const form = new URLSearchParams({ id, service: "meldebescheinigung", medium: "paper" });
  return fetch(`${url}${BASE}/tickets?lang=en`, { method: "POST", body: form, redirect: "manual" });
}

test("the house dies: the kiosk changes over, draws, prints, and its paper is good in the house that comes back", async () => {
  await using at = await foyer();
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
  const [paper] = at.papers();
  expect(paper?.number).toMatch(/^[A-Z]901$/);

  await house.start();
  const phone = new URL(paper?.url ?? "").pathname;
  const shown = await until(async () => {
    const page = await fetch(house.url + phone);
    return page.ok && (await page.text());
  });
  expect(shown).toContain(paper?.number ?? "no paper");
  await until(async () => (await kiosk.get(drawn.path)).html.includes("kiosk-number__ahead"));
  expect((await kiosk.get(BASE)).html).not.toContain("gilt trotzdem");
}, 60_000);

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
    await at.restartAgent();
    told.push(...[...(await Promise.all(answers)), seen ?? null].flatMap((one) => (one ? [one] : [])));
  }
  // The printer is not ready before it has said so.
  told.push(await until(async () => (await press(at.url, "press-last")).headers.get("location")));
  const numbers = at.papers().map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  await house.start();
  // Whoever was told a number, or holds one on paper, is waiting in the house.
  const phones = new Set([
    ...told.map((to) => `/t/${/\/tickets\/([^?]+)/.exec(to)?.[1]}`),
    ...at.papers().map(({ url }) => new URL(url ?? "").pathname),
  ]);
  expect(phones.size).toBeGreaterThan(0);
  for (const phone of phones) await until(async () => (await fetch(house.url + phone)).ok);
}, 120_000);

test("a button box asks the agent while the house is away: once for each press, and only with its key", async () => {
  await using at = await foyer();
  const [, port] = await at.agent.logged(/button boxes may ask.*"port":(\d+)/);
  await at.house.end("SIGKILL");
  const ask = (id: string, secret = BUTTON_SECRET, service = "meldebescheinigung") =>
    fetch(`http://127.0.0.1:${port}/presses`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: new URLSearchParams({ id, device: "always-button", service, language: "de" }),
    });
  const [one, same, two] = [await ask("press-0001"), await ask("press-0001"), await ask("press-0002")];
  const numbers = [await one.json(), await same.json(), await two.json()] as { number: string }[];
  expect(numbers.map(({ number }) => number.slice(1))).toEqual(["901", "901", "902"]);
  expect((await ask("press-0003", "another")).status).toBe(401);
  expect((await ask("press-0004", BUTTON_SECRET, "no-such")).status).toBe(409);
  await until(async () => at.printer.cuts === 2);
  at.printer.faults.paper = "out";
  const refused = await until(async () => {
    const answer = await ask(crypto.randomUUID());
    return answer.status === 409 && (await answer.json());
  });
  expect(refused).toMatchObject({ code: "printer-not-ready" });
}, 60_000);
