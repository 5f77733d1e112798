import { expect, test } from "bun:test";
import { readEnvironment } from "./environment.ts";

test("PUBLIC_URL is where the house begins: pages name their addresses from the root, so a path or more is refused", () => {
  const read = (PUBLIC_URL: string) => readEnvironment({ PUBLIC_URL });
  expect(read("https://warten.zeitz.de/")).toMatchObject({ public_url: "https://warten.zeitz.de" });
  expect(read("http://10.0.0.5:3000")).toMatchObject({ public_url: "http://10.0.0.5:3000" });
  for (const wrong of [
    "https://zeitz.de/warten",
    "https://zeitz.de?x=1",
    "https://zeitz.de/#x",
    "https://a:b@zeitz.de",
  ])
    expect(read(wrong)).toEqual([expect.stringContaining("PUBLIC_URL")]);
});

test("a wrong setting is named without being repeated where it may hold a password", () => {
  const problems = readEnvironment({ MQTT_URL: "mqtz://bus:geheim@broker", TRUSTED_PROXIES: "mein-proxy" });
  expect(problems).toEqual([
    expect.stringMatching(/^TRUSTED_PROXIES must list/),
    expect.stringMatching(/^MQTT_URL must be/),
  ]);
  expect(String(problems)).not.toContain("geheim");
});

test("MQTT over TLS needs certificate and key, and a port that neither pages nor plain MQTT have", () => {
  const files = { MQTT_TLS_CERT: "/etc/cert.pem", MQTT_TLS_KEY: "/etc/key.pem" };
  expect(readEnvironment({})).toMatchObject({ mqtt_tls: null, mqtt_host: "0.0.0.0" });
  expect(readEnvironment({ ...files, HOST: "10.0.0.1", MQTT_HOST: "192.168.7.1" })).toMatchObject({
    host: "10.0.0.1",
    mqtt_host: "192.168.7.1",
    mqtt_tls: { port: 8883, cert: "/etc/cert.pem", key: "/etc/key.pem" },
    mqtt_ca: null,
  });
  expect(readEnvironment({ MQTT_TLS_CERT: "/etc/cert.pem" })).toEqual([
    expect.stringContaining("belong together"),
  ]);
  for (const taken of ["3000", "1883"])
    expect(readEnvironment({ ...files, MQTT_TLS_PORT: taken })).toEqual([
      expect.stringContaining("MQTT_TLS_PORT"),
    ]);
});

test("Home Assistant is told nothing unless asked for, and has a secret of its own at the embedded broker", () => {
  const secret = { HOME_ASSISTANT_SECRET: "sixteen letters!" };
  expect(readEnvironment(secret)).toMatchObject({ home_assistant: null });
  expect(readEnvironment({ HOME_ASSISTANT: "homeassistant", ...secret })).toMatchObject({
    home_assistant: { prefix: "homeassistant", secret: "sixteen letters!" },
  });
  const elsewhere = { HOME_ASSISTANT: "ha", MQTT_URL: "mqtt://broker" };
  expect(readEnvironment(elsewhere)).toMatchObject({ home_assistant: { prefix: "ha", secret: null } });
  expect(readEnvironment({ HOME_ASSISTANT: "ha" })).toEqual([
    expect.stringContaining("HOME_ASSISTANT_SECRET is missing"),
  ]);
  expect(readEnvironment({ HOME_ASSISTANT: "ha", HOME_ASSISTANT_SECRET: "short" })).toEqual([
    expect.stringContaining("HOME_ASSISTANT_SECRET must have at least 16 characters"),
  ]);
  expect(readEnvironment({ HOME_ASSISTANT: "a/#", ...secret })).toEqual([
    expect.stringContaining("first level"),
  ]);
});

test("letters need a server and whose they are, SMS a gateway's key; nothing secret is repeated", () => {
  expect(readEnvironment({})).toMatchObject({ smtp: null, sms: null, contact_key: null });
  const smtp = { SMTP_URL: "smtps://amt:geheim@mail.zeitz.de:465", MAIL_FROM: "termine@zeitz.de" };
  expect(readEnvironment(smtp)).toMatchObject({ smtp: { url: smtp.SMTP_URL, from: smtp.MAIL_FROM } });
  const wrong = readEnvironment({
    SMTP_URL: "https://amt:geheim@x",
    SMS_GATEWAY: "seven",
    CONTACT_KEY: "kurz",
  });
  expect(wrong).toEqual([
    expect.stringMatching(/^CONTACT_KEY must have/),
    expect.stringMatching(/^SMTP_URL must be/),
    expect.stringMatching(/^MAIL_FROM must be/),
    expect.stringMatching(/^SMS_TOKEN must be/),
  ]);
  expect(String(wrong)).not.toMatch(/geheim|kurz/);
  expect(
    readEnvironment({ SMS_GATEWAY: "smseagle", SMS_TOKEN: "t", SMS_URL: "https://sms.intern/" }),
  ).toMatchObject({
    sms: { gateway: "smseagle", token: "t", url: "https://sms.intern", user: "", from: "" },
  });
});

test("PORTAL_SECRETS names towns with their secrets, and repeats none of them when it does not", () => {
  const read = (PORTAL_SECRETS: string) => readEnvironment({ PORTAL_SECRETS });
  const portal_secrets = new Map([
    ["zeitz", "a=b,c"],
    ["bad-duerkheim", "x"],
  ]);
  expect(read(" zeitz=a=b,c  bad-duerkheim=x ")).toMatchObject({ portal_secrets });
  expect(readEnvironment({})).toMatchObject({ portal_secrets: new Map() });
  for (const wrong of ["geheim", "=geheim", "zeitz= geheim", "Zeitz=geheim"]) {
    const problems = read(wrong);
    expect(problems).toEqual([expect.stringContaining("PORTAL_SECRETS")]);
    expect(String(problems)).not.toContain("geheim");
  }
});
