// Rule: an agent that nobody gave a secret shows a code on its page, is confirmed, and from then on finds its place by itself.
import { expect, test } from "bun:test";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Browser } from "../fixtures/demo/browser.ts";
import { AgentProcess } from "../fixtures/devices/agent-process.ts";
import { Certificate, OPENSSL } from "../fixtures/devices/certificate.ts";
import { freePort } from "../fixtures/free-port.ts";
import { HouseProcess } from "../fixtures/house-process.ts";

const PRINTER = { id: "always-printer", kind: "printer" };

/** The code that the page shows. */
const codeOn = (html: string) => /pairing-screen__code">([A-Z]{4}-[A-Z]{4})</.exec(html)?.[1];

async function pairedAndBack(settings: Record<string, string>): Promise<string> {
  const house = await HouseProcess.prepare([PRINTER]);
  await house.start(settings);
  const file = join(house.folder, "printer.json");
  const variables = { SECRET_FILE: file, KIOSK_URL: house.url, AGENT_PORT: "0", PRINTER: "127.0.0.1:9" };
  await using agent = new AgentProcess(variables);
  const [, port] = await agent.logged(/"kiosk page".*127\.0\.0\.1:(\d+)/);
  await agent.logged(/waiting to be paired/);
  const kiosk = await new Browser(`http://127.0.0.1:${port}`).get("/kiosk/always/always-kiosk");
  const code = codeOn(kiosk.html) ?? "";

  const clerk = new Browser(house.url);
  const [, login = "", password = ""] = /at the desk: (\S+) +password: (\S+)/.exec(house.output) ?? [];
  await clerk.submit((await clerk.get("/desk/sign-in")).form("/desk/session")!, { login, password });
  const page = await clerk.get(`/devices/always/pairings?code=${code}`);
  const done = await clerk.submit(page.form("/devices/always/pairings")!, { target: PRINTER.id });
  expect(done.html).toContain("ist bestätigt");

  await agent.logged(/"paired".*always-printer/);
  await agent.logged(/"bus joined"/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const after = await new Browser(`http://127.0.0.1:${port}`).get("/kiosk/always/always-kiosk");
  expect(codeOn(after.html)).toBeUndefined();
  await agent.stop();

  await using again = new AgentProcess(variables);
  await again.logged(/"bus joined"/);
  await again.stop();
  const kept = await Bun.file(file).json();
  await house.remove();
  return kept.mqtt_url;
}

test("over the plain listener, with the real program", async () => {
  expect(await pairedAndBack({})).toStartWith("mqtt://");
}, 60_000);

if (OPENSSL)
  test("over TLS, trusting what the pairing told it to trust", async () => {
    await using tls = await Certificate.make();
    const MQTT_TLS_PORT = String(await freePort());
    const PUBLIC_URL = "http://127.0.0.1:1";
    const files = { MQTT_TLS_CERT: tls.cert, MQTT_TLS_KEY: tls.key, MQTT_TLS_PORT, PUBLIC_URL };
    expect(await pairedAndBack(files)).toBe(`mqtts://127.0.0.1:${MQTT_TLS_PORT}`);
  }, 60_000);
