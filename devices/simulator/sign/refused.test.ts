// Rule: a simulated sign that does not come in says why, once each; with the house's certificate it comes in over TLS, and over WebSocket at its path.
import { expect, test } from "bun:test";
import type { LogLine } from "../../../engine/log.ts";
import type { SignDriver } from "../../../engine/town/sign-driver.ts";
import { Certificate, OPENSSL } from "../../../fixtures/devices/certificate.ts";
import { addressOf, townsWith } from "../../../fixtures/devices/sign-suite.ts";
import { testBroker } from "../../../fixtures/devices/test-broker.ts";
import { openFoyer } from "../../../fixtures/foyer.ts";
import { freePort } from "../../../fixtures/free-port.ts";
import { LogBook } from "../../../fixtures/log-book.ts";
import { openTlsIdentity } from "../../broker/tls-identity.ts";
import { isRefused } from "../../refused.ts";
import { readAuthority } from "../../simulator-environment.ts";
import { openSign } from "./open.ts";

const wled: SignDriver = { type: "wled", topic: "wled/sign1" };

async function tried(args: string[], ca?: string) {
  const book = new LogBook();
  const sign = await openSign(args, { now: () => 0, log: book.log, seen: () => {}, ca });
  return { book, leave: async () => void (await sign?.[Symbol.asyncDispose]()) };
}

async function trouble(args: string[]): Promise<LogLine> {
  const { book, leave } = await tried(args);
  const line = await book.logged("bus trouble");
  await leave();
  return line;
}

test("a wrong secret, a wrong topic and a port where nobody listens are named", async () => {
  const foyer = await openFoyer({ devices: true, towns: await townsWith(wled) });
  const address = await addressOf(foyer);
  const wrong = await trouble(["wled", address.replace(/:[^:@]*@/, ":wrong@"), "wled/sign1"]);
  expect([wrong.error, wrong.hint]).toEqual([
    expect.stringMatching(/not authorized/i),
    expect.stringContaining("secret"),
  ]);
  const elsewhere = await trouble(["wled", address, "wled/sign9"]);
  expect(elsewhere.hint).toContain("topic");
  const nowhere = new URL(address);
  nowhere.port = String(await freePort());
  const away = await trouble(["awtrix3", nowhere.href, "sign3"]);
  expect([away.error, away.hint]).toEqual([expect.stringContaining("ECONNREFUSED"), undefined]);
  await foyer.close();
});

test("over WebSocket signs come in at the house's /mqtt; where that is not, they say so", async () => {
  const foyer = await openFoyer({ devices: true, towns: await townsWith(wled) });
  const signs = [
    ["wled", "zeitz-sign-1", "wled/sign1"],
    ["native", "zeitz-sign-2", "zeitz"],
  ] as const;
  for (const [kind, device, name] of signs) {
    const address = new URL(foyer.url.replace("http:", "ws:"));
    address.username = device;
    address.password = (await foyer.engine.credentials.issue(device, foyer.clock.now())) ?? "";
    const lost = await trouble([kind, address.href, name]);
    expect(lost.error).toContain("/mqtt");
    address.pathname = "/mqtt";
    const { book, leave } = await tried([kind, address.href, name]);
    await book.logged("bus joined", { device });
    await leave();
  }
  await foyer.close();
});

if (OPENSSL)
  test("a certificate that it does not trust is named, and with MQTT_CA it comes in", async () => {
    await using certificate = await Certificate.make();
    const { cert, key } = certificate;
    const identity = openTlsIdentity({ cert, key }, { log: () => {} });
    if (isRefused(identity)) throw new Error(identity.sentence);
    await using at = await testBroker();
    const listening = await at.broker.listen({ port: 0, host: "127.0.0.1" }, identity);
    if (isRefused(listening)) throw new Error(listening.sentence);
    const address = `mqtts://sign-1:secret-sign-1@127.0.0.1:${listening.port}`;
    const untrusted = await trouble(["awtrix3", address, "sign-1"]);
    expect(untrusted.error).toMatch(/certificate|self.signed/i);
    expect(untrusted.hint).toContain("MQTT_CA");
    const { book, leave } = await tried(["awtrix3", address, "sign-1"], await certificate.pem());
    await book.logged("bus joined", { device: "sign-1" });
    await leave();
    identity.close();
  });

test("MQTT_CA that names no certificate is refused in a sentence; without it nothing more is trusted", () => {
  expect(readAuthority({ MQTT_CA: "/nowhere.pem" })).toMatchObject({ code: "bad-environment" });
  expect(readAuthority({})).toEqual({});
});
