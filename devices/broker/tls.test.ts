// Rule: the same broker over TLS: only with the right certificate, with rights and limits as over TCP, renewed without a restart.
import { expect, test } from "bun:test";
import { connect as connectTcp } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import type { LogLine } from "../../engine/log.ts";
import { Certificate, OPENSSL } from "../../fixtures/devices/certificate.ts";
import { DeviceClient } from "../../fixtures/devices/device-client.ts";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { isRefused } from "../refused.ts";
import type { BrokerLimits } from "./limits.ts";
import { openTlsIdentity, readAuthority, type TlsIdentity } from "./tls-identity.ts";

const HOST = "127.0.0.1";

async function open(limits: Partial<BrokerLimits> = {}) {
  const certificate = await Certificate.make();
  const lines: LogLine[] = [];
  const renewed = Promise.withResolvers<void>();
  const { cert, key } = certificate;
  const log = (line: LogLine) => void lines.push(line);
  const identity = openTlsIdentity({ cert, key }, { log, look_every_ms: 20 });
  if (isRefused(identity)) throw new Error(identity.sentence);
  identity.onRenewed(() => renewed.resolve());
  const at = await testBroker(limits);
  const listening = await at.broker.listen({ port: 0, host: HOST }, identity);
  if (isRefused(listening)) throw new Error(listening.sentence);
  const { port } = listening;
  return {
    at,
    identity,
    certificate,
    lines,
    port,
    renewed: renewed.promise,
    url: `mqtts://${HOST}:${port}`,
    async [Symbol.asyncDispose]() {
      identity.close();
      await at[Symbol.asyncDispose]();
      await certificate[Symbol.asyncDispose]();
    },
  };
}

/** The name on the certificate that is shown at a port, or why there is none. */
function shown(port: number, ca: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({ host: HOST, port, ca }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.end();
    });
    socket.on("error", (error) => resolve(error.message));
  });
}
const told = ({ ca }: TlsIdentity) => ca ?? "";

if (OPENSSL) {
  test("a device that trusts the certificate works as over TCP, and meets those who came that way", async () => {
    await using house = await open();
    const sign = await DeviceClient.connect(house.url, "sign-1", { ca: told(house.identity) });
    expect(await sign.listen("set/#")).toBe(1);
    const said = new Promise<string>((heard) => house.at.broker.subscribe("wartemarke/#", heard));
    await sign.say("state/availability", "online");
    expect(await said).toBe("wartemarke/v1/zeitz/dev/sign-1/state/availability");
    const same = await DeviceClient.connect(house.at.url, "sign-2");
    expect(house.at.broker.connections).toBe(2);
    const cut = sign.closed();
    house.at.broker.disconnect("sign-1");
    await cut;
    await same.leave();
  });

  test("who does not trust it, and who has the wrong secret, does not come in", async () => {
    await using house = await open();
    const reason = (options: object) =>
      DeviceClient.connect(house.url, "sign-1", options).then(
        () => "came in",
        (error: Error) => error.message,
      );
    expect(await reason({})).toMatch(/self.signed/i);
    const ca = told(house.identity);
    expect(await reason({ ca, password: "wrong" })).toMatch(/not authorized/i);
  });

  test("a renewed certificate counts at once, without a restart and without cutting anybody", async () => {
    await using house = await open();
    const before = await DeviceClient.connect(house.url, "sign-1", { ca: told(house.identity) });
    await house.certificate.renew("Neu");
    await house.renewed;
    expect(await shown(house.port, await house.certificate.pem())).toBe("Neu");
    expect(await before.listen("set/#")).toBe(1);
    await before.leave();
  });

  test("half a renewal is said and the old certificate goes on", async () => {
    await using house = await open();
    const old = await house.certificate.pem();
    const warned = new Promise<void>((resolve) => {
      const push = house.lines.push.bind(house.lines);
      house.lines.push = (...lines) => {
        resolve();
        return push(...lines);
      };
    });
    await Bun.write(house.certificate.key, "half");
    await warned;
    expect(house.lines[0]).toMatchObject({ what: "certificate not renewed" });
    expect(await shown(house.port, old)).toBe("Wartemarke");
  });

  test("garbage, silence and more knocks than an address may have are cut, and the rest goes on", async () => {
    await using house = await open({ max_per_address: 2 });
    const knock = () => connectTcp(house.port, HOST).on("error", () => {});
    const gone = (socket: ReturnType<typeof knock>) => new Promise((done) => socket.once("close", done));
    const garbage = knock();
    garbage.write("GET / HTTP/1.1\r\n\r\n");
    await gone(garbage);
    const silent = [knock(), knock()];
    await Promise.all(silent.map((one) => new Promise((done) => one.once("connect", done))));
    await gone(knock());
    for (const one of silent) one.destroy();
    await Promise.all(silent.map(gone));
    const ca = told(house.identity);
    let name = await shown(house.port, ca);
    // The broker hears of the two that left a moment after they did.
    while (name !== "Wartemarke") name = await shown(house.port, ca);
    await (await DeviceClient.connect(house.url, "sign-1", { ca })).leave();
  });

  test("files that cannot be used are a sentence that names the variable", async () => {
    await using one = await Certificate.make();
    await using other = await Certificate.make();
    const files = { cert: one.cert, key: one.key };
    const why = (changed: object) => {
      const identity = openTlsIdentity({ ...files, ...changed }, { log: () => {} });
      if (!isRefused(identity)) identity.close();
      return isRefused(identity) ? identity.sentence : "fine";
    };
    expect(why({})).toBe("fine");
    expect(why({ key: other.key })).toStartWith("MQTT_TLS_CERT and MQTT_TLS_KEY cannot be used");
    expect(why({ cert: "/nowhere.pem" })).toStartWith("MQTT_TLS_CERT and MQTT_TLS_KEY cannot be used");
    expect(readAuthority(one.cert)).toBe(await one.pem());
    const authority = readAuthority(one.key);
    expect(isRefused(authority) && authority.sentence).toStartWith("MQTT_TLS_CA cannot be used");
  });
} else if (process.env.CI) {
  test("OpenSSL is installed in CI: apt-get install openssl", () => expect(OPENSSL).toBeDefined());
} else {
  console.warn("NOT TESTED: MQTT over TLS, because there is no openssl to make a certificate.");
}
