// Rule: a new key names the broker at an address that the device can use: plain where its kind has no TLS, else the safest first and every other way after it.
import { expect, test } from "bun:test";
import type { Driver } from "../../engine/town/driver.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { agentLines } from "./agent-lines.ts";

const PLAIN = "mqtt://127.0.0.1:1883";
const ALL = ["mqtts://127.0.0.1:8883", "wss://127.0.0.1/mqtt", PLAIN];
const [town] = await bothTowns();
if (!town) throw new Error("no town");

const lines = (
  device: { kind?: "sign" | "printer" | "buttonbox"; driver?: Driver },
  brokers: readonly string[] = ALL,
) =>
  agentLines(
    town,
    { id: "zeitz-sign-1", kind: "sign", driver: undefined, ...device },
    { secret: "s", brokers, ca: false, address: "" },
  );
const brokersIn = (all: readonly string[]) => all.filter((line) => line.includes("://"));

test("WLED, which has no TLS, is shown the plain address only; the only way there is, where there is no other", () => {
  const driver: Driver = { type: "wled", topic: "wled/sign1" };
  expect(brokersIn(lines({ driver }))).toEqual([`Broker: ${PLAIN}`]);
  expect(brokersIn(lines({ driver }, ["mqtts://broker.example"]))).toEqual([
    "Broker: mqtts://broker.example",
  ]);
});

test("a firmware that may have TLS is shown both, and no WebSocket, which none of them speaks", () => {
  for (const driver of [
    { type: "awtrix-ng", prefix: "sign1" },
    { type: "tasmota", topic: "sign1" },
  ] as const)
    expect(brokersIn(lines({ driver }))).toEqual([
      `Broker: ${ALL[0]}`,
      `Broker, wenn das Gerät kein TLS kann: ${PLAIN}`,
    ]);
  expect(brokersIn(lines({ driver: { type: "awtrix3", prefix: "sign1" } }, [PLAIN]))).toEqual([
    `Broker: ${PLAIN}`,
  ]);
});

test("a device of the contract is shown the safest and, as a remark, the plain one; an agent's command has the safest alone", () => {
  expect(brokersIn(lines({}))).toEqual([
    `MQTT_URL=${ALL[0]}`,
    `# Nur wenn das Gerät kein TLS kann: MQTT_URL=${PLAIN}`,
  ]);
  expect(brokersIn(lines({}, [PLAIN]))).toEqual([`MQTT_URL=${PLAIN}`]);
  expect(lines({ kind: "printer" }).filter((line) => line.includes("mqtt"))).toEqual([
    `MQTT_URL=${ALL[0]} \\`,
  ]);
});
