import { expect, test } from "bun:test";
import { Browser } from "../fixtures/demo/browser.ts";
import { AgentProcess } from "../fixtures/devices/agent-process.ts";
import { HouseProcess } from "../fixtures/house-process.ts";
import { EscPosPrinter } from "./simulator/printer/escpos.ts";
import { readTicket } from "./simulator/printer/read-escpos.ts";

const PRINTER = { id: "always-printer", kind: "printer" };
const MATTER = "/kiosk/always/always-kiosk/services/meldebescheinigung?lang=de";

/** Asks again until `look` finds something; the test's own time-out ends the wait. */
async function until<T>(look: () => Promise<T | null | false | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await Bun.sleep(25);
  }
}

test("the real program, agent and printer: the kiosk on localhost prints, and says when the paper is out", async () => {
  const house = await HouseProcess.prepare([PRINTER]);
  await house.start();
  await using printer = await EscPosPrinter.open();
  await using agent = new AgentProcess({
    DEVICE_ID: PRINTER.id,
    DEVICE_SECRET: `secret-${PRINTER.id}`,
    LOCATION: "always",
    MQTT_URL: house.bus,
    PRINTER: `127.0.0.1:${printer.port}`,
    KIOSK_URL: house.url,
    AGENT_PORT: "0",
  });
  const [, port] = await agent.logged(/"kiosk page".*127\.0\.0\.1:(\d+)/);
  const kiosk = new Browser(`http://127.0.0.1:${port}`);
  const unlock = (await kiosk.get(/\/unlock\/always\/\S+/.exec(house.output)?.[0] ?? "")).form("");
  await kiosk.submit(unlock!);

  const page = await until(async () => {
    const matter = await kiosk.get(MATTER);
    return matter.html.includes('value="paper"') && matter;
  });
  const form = page.form("/tickets");
  const drawn = await kiosk.submit(form!, { medium: "paper" });
  await until(async () => printer.cuts === 1);
  const { lines, qr } = readTicket(printer.paper);
  expect(lines.some((line) => /^[A-Z]001$/.test(line))).toBe(true);
  expect(lines.join("\n")).toContain("Meldebescheinigung");
  expect(qr).toContain(`/t/${/\/tickets\/([^/?]+)/.exec(drawn.path)?.[1]}`);
  await until(async () => (await kiosk.get(drawn.path)).html.includes("Bitte nehmen Sie Ihren Zettel"));

  printer.faults.paper = "out";
  await until(async () => (await kiosk.get(MATTER)).html.includes("Der Drucker hat kein Papier"));
  await house.remove();
}, 60_000);
