import mqtt, { type MqttClient } from "mqtt";
import type { Address } from "../contract/contract.ts";
import { topicOf } from "../contract/topic.ts";

/** How the house answered a virtual device that wants to join: `taken` when a real one, or another lab, is it already. */
export type Joined = { client: MqttClient } | "taken" | "locked" | "unreachable";

/**
 * Asks the house for a pass (which is given to one lab at a time and opens once) and joins the bus with it, over
 * WebSocket on the page's own host. Nothing secret is in an address.
 */
export async function join({ location, device }: Address): Promise<Joined> {
  const answer = await fetch(`/lab/${location}/joins`, {
    method: "POST",
    body: new URLSearchParams({ device }),
    headers: { accept: "application/json" },
  }).catch(() => null);
  if (!answer || answer.status >= 500) return "unreachable";
  if (answer.status === 409) return "taken";
  if (!answer.ok) return "locked";
  const { pass } = (await answer.json()) as { pass: string };
  const url = new URL("/mqtt", window.location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const client = mqtt.connect(url.href, {
    clientId: device,
    username: device,
    password: pass,
    protocolVersion: 4,
    clean: true,
    keepalive: 30,
    timerVariant: "native", // the other one starts a worker from a blob, which the pages' policy forbids
    reconnectPeriod: 0, // a lost place has to be asked for again: somebody else may have it now
    will: {
      topic: topicOf({ location, device }, "state/availability"),
      payload: new TextEncoder().encode("offline") as Buffer,
      qos: 1,
      retain: true,
    },
  });
  return new Promise((done) => {
    client.once("connect", () => done({ client }));
    client.once("close", () => done("unreachable"));
    client.on("error", (error) => console.warn("virtual device", device, error.message));
  });
}
