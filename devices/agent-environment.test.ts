import { expect, test } from "bun:test";
import { readAgentEnv } from "./agent-environment.ts";
import { isRefused } from "./refused.ts";

const GOOD = { DEVICE_ID: "printer-1", LOCATION: "zeitz", DEVICE_SECRET: "s" };

test("nothing need be set: without a secret given by hand the agent is paired", () => {
  expect(readAgentEnv({})).toMatchObject({ place: null, secret_file: "wartemarke-device.json" });
  expect(isRefused(readAgentEnv({ DEVICE_SECRET: "s" }))).toBe(true);
});

test("given by hand, the three that cannot be guessed are enough; the rest has working defaults", () => {
  const env = readAgentEnv(GOOD);
  if (isRefused(env)) throw new Error(env.sentence);
  expect(env.printer).toEqual({ host: "127.0.0.1", port: 9100 });
  expect([env.place?.mqtt_url, env.kiosk_url.href, env.agent_port, env.columns]).toEqual([
    "mqtt://127.0.0.1:1883",
    "http://127.0.0.1:3000/",
    9180,
    42,
  ]);
});

test("every wrong variable is named in a sentence", () => {
  const bad = {
    DEVICE_ID: "Printer 1",
    LOCATION: "",
    DEVICE_SECRET: " ",
    MQTT_URL: "http://x",
    MQTT_CA: "/nowhere.pem",
    PRINTER: "nine",
    PRINTER_COLUMNS: "7",
    KIOSK_URL: "ftp://x",
    AGENT_PORT: "70000",
  };
  for (const [name, value] of Object.entries(bad)) {
    const refused = readAgentEnv({ ...GOOD, [name]: value });
    expect(isRefused(refused) && refused.sentence.startsWith(`${name} must`)).toBe(true);
  }
  const all = readAgentEnv(bad);
  expect(isRefused(all) && all.sentence.match(/ must /g)?.length).toBe(9);
});
