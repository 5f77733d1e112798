// Rule: a Star printer finds the broker with its key alone, joins it with rights on its own topics, and prints each ticket once.
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { Certificate, OPENSSL } from "../../fixtures/devices/certificate.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import {
  drawPaper,
  foyerDriving,
  jobBecomes,
  PRINTER,
  readyToPrint,
} from "../../fixtures/devices/driven-printer.ts";
import { onMosquitto } from "../../fixtures/devices/each-broker.ts";
import { Mosquitto } from "../../fixtures/devices/mosquitto.ts";
import type { Foyer, FoyerOptions } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";
import { until } from "../../fixtures/until.ts";
import { readStarTicket } from "../simulator/printer/read-starprnt.ts";
import { StarPrinter } from "../simulator/printer/star.ts";

const MAC = "00:11:62:0a:bb:cc";

let foyer: Foyer;
let device: StarPrinter;
const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).toReversed()) await leave();
});

/** The printer with a new key, at its broker. */
async function join(
  devices?: FoyerOptions["devices"],
  more: { tls?: boolean } = {},
  authority?: string,
): Promise<void> {
  foyer = await foyerDriving({ type: "star-mqtt", mac: MAC, ...more }, devices);
  left.push(() => foyer.close());
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  const page = await (await berta.post("/devices/zeitz/keys", { device: PRINTER })).text();
  const [address = ""] = /http:\/\/[^<]*\/printers\/[\w-]+\/[\w-]{43}\/cloudprnt/.exec(page) ?? [];
  device = new StarPrinter(address, MAC, authority);
  await device.join();
  left.push(() => device.leave());
  await readyToPrint(foyer);
}

const numbers = () =>
  device.tickets.map((bytes) => readStarTicket(bytes).lines.find((line) => /^A\d/.test(line)));
const isThere = (wanted: boolean) =>
  until(foyer.engine, "zeitz", () => foyer.engine.fleet.online(PRINTER) === wanted);

/** What holds whichever broker carries it. */
function suite(broker: string): void {
  test(`${broker}: a ticket drawn is a ticket on paper, with its address as QR code`, async () => {
    await drawPaper(foyer);
    expect(await jobBecomes(foyer, "printed")).toBe("-");
    expect(numbers()).toEqual(["A001"]);
    expect(readStarTicket(device.tickets[0]!).qr).toStartWith("https://foyer.example/t/zeitz-20261117-A001.");
  });

  test(`${broker}: paper low is known before it is out; out, the next ticket is a code on the screen at once`, async () => {
    const { fleet } = foyer.engine;
    device.faults.paper = "low";
    await device.tellStatus();
    await until(foyer.engine, "zeitz", () => fleet.get(PRINTER)?.health.paper === "low");
    expect(fleet.prints(PRINTER)).toBe(true);
    device.faults.paper = "out"; // not told yet
    await drawPaper(foyer);
    expect(await jobBecomes(foyer, "failed")).toBe("paper-out");
    expect(fleet.prints(PRINTER)).toBe(false);
    expect(numbers()).toEqual([]);
  });

  test(`${broker}: switched off with a job in hand it is gone by its will, the job unknown, and never sent again, not when it is back`, async () => {
    device.faults.drops_jobs = true;
    await drawPaper(foyer);
    await isThere(false);
    foyer.clock.advance(15_000);
    await jobBecomes(foyer, "unknown");
    device.faults.drops_jobs = false;
    await device.join();
    await isThere(true);
    await drawPaper(foyer);
    await jobBecomes(foyer, "printed");
    expect(numbers()).toEqual(["A002"]);
  });

  for (const fault of ["loses_results", "garbles"] as const) {
    test(`${broker}: ${fault}: nobody knows whether paper came out, so the desk is asked`, async () => {
      device.faults[fault] = true;
      const printed = new Promise<unknown>((cut) => (device.onCut = cut));
      await drawPaper(foyer);
      await printed;
      foyer.clock.advance(15_000);
      await jobBecomes(foyer, "unknown");
      expect(numbers()).toEqual(["A001"]);
    });
  }

  test(`${broker}: a result told twice is believed once, and a house that was restarted finds its printer again`, async () => {
    device.faults.twice = true;
    await drawPaper(foyer);
    await jobBecomes(foyer, "printed");
    await foyer.restart();
    await device.join();
    await readyToPrint(foyer);
    device.faults.twice = false;
    await drawPaper(foyer);
    await until(foyer.engine, "zeitz", ({ jobs }) =>
      [...jobs.values()].every(({ state }) => state === "printed"),
    );
    expect(numbers()).toEqual(["A001", "A002"]);
  });
}

describe("embedded broker", () => {
  beforeEach(() => join());
  suite("embedded broker");

  test("it may not speak or listen elsewhere, and is cut off at once when staff bar it", async () => {
    const [, , , key = ""] = new URL(device.url).pathname.split("/");
    const client = await DeviceClient.connect(foyer.mqtt, PRINTER, { password: key });
    for (const filter of ["star/cloudprnt/to-device/#", `wartemarke/v1/zeitz/dev/${PRINTER}/cmd/#`, "#"]) {
      const answer = client.client.subscribeAsync(filter, { qos: 1 });
      await expect(answer).rejects.toThrow("Subscribe error");
    }
    await foyer.logged("subscribe denied");
    const cut = client.closed();
    await foyer.engine.credentials.revoke(PRINTER, foyer.clock.now());
    await cut;
    expect(await device.join().catch((error: Error) => error.message)).toBe("settings: 403");
  });

  test("only a Star printer gets such settings, and only with its key", async () => {
    const address = new URL("cloudprnt-setting.json", device.url).href;
    const { settingForMQTT } = (await (await fetch(address)).json()) as {
      settingForMQTT: { mqttConnectionSetting: object };
    };
    const [, , , key] = new URL(address).pathname.split("/");
    expect(settingForMQTT.mqttConnectionSetting).toEqual({
      hostName: "127.0.0.1",
      portNumber: Number(new URL(foyer.mqtt).port),
      useTls: false,
      authenticationSetting: { clientId: PRINTER, username: PRINTER, password: key },
    });
    const poll = await fetch(device.url, { method: "POST", body: '{"statusCode":"200%20OK"}' });
    expect(await poll.json()).toEqual({ jobReady: false });
    expect((await fetch(address.replace(key ?? "", "x".repeat(43)))).status).toBe(403);
    const sign = "zeitz-sign-1";
    const other = await foyer.engine.credentials.issue(sign, foyer.clock.now());
    expect((await fetch(`${foyer.url}/printers/${sign}/${other}/cloudprnt-setting.json`)).status).toBe(404);
  });
});

if (OPENSSL) {
  describe("over TLS with an authority of the house's own", () => {
    let certificate: Certificate;
    beforeEach(async () => {
      certificate = await Certificate.make();
      left.push(() => certificate[Symbol.asyncDispose]());
    });
    const files = () => ({ tls: { cert: certificate.cert, key: certificate.key } });

    describe("that was installed on the printer", () => {
      beforeEach(async () => join(files(), { tls: true }, await certificate.pem()));
      suite("over TLS");
    });

    test("a printer that was not given it joins in plain", async () => {
      await join(files());
      await drawPaper(foyer);
      expect(await jobBecomes(foyer, "printed")).toBe("-");
    });

    test("one that was said to have it, and has not, stays outside", async () => {
      expect(await join(files(), { tls: true }).catch((error: Error) => error.message)).toMatch(
        /self.signed/i,
      );
    });
  });
} else if (process.env.CI) {
  test("OpenSSL is installed in CI: apt-get install openssl", () => expect(OPENSSL).toBeDefined());
} else console.warn("NOT TESTED: Star printers over TLS, because there is no openssl to make a certificate.");

onMosquitto("Star printers", () => {
  beforeEach(async () => {
    const mosquitto = await Mosquitto.start();
    left.push(() => mosquitto[Symbol.asyncDispose]());
    await join({ external: mosquitto.url });
  });
  suite("Mosquitto");
});
