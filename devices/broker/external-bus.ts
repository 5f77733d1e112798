import mqtt, { type MqttClient } from "mqtt";
import type { Log } from "../../engine/log.ts";
import type { Address, DeviceMessage, Payload, ToDevicePath } from "../contract/contract.ts";
import { emptied, type WireMessage, writeMessage } from "../contract/write.ts";
import { refuse } from "../refused.ts";
import { boundedLog } from "./bounded-log.ts";
import type { Bus } from "./bus.ts";
import { mayRetain } from "./door.ts";
import { DEVICE_FILTERS, inbound } from "./inbound.ts";
import { Listeners } from "./listeners.ts";
import { RawTopics } from "./raw-topics.ts";

/**
 * The bus over somebody else's broker (`MQTT_URL`, user and password inside the URL). Starts unconnected when the
 * broker is away and keeps trying; after every (re)connect it subscribes and repeats all retained topics it owns.
 */
export function externalBus({
  url,
  ca,
  log,
  retry_ms = 1_000,
}: {
  url: string;
  /** What to trust, PEM, where the broker's certificate is of an authority of one's own. */
  ca?: string;
  log: Log;
  retry_ms?: number;
}): Bus {
  const owned = new Map<string, WireMessage>();
  const messages = new Listeners<DeviceMessage>();
  const connections = new Listeners<boolean>();
  const client = mqtt.connect(url, {
    ca,
    clientId: `wartemarke-${crypto.randomUUID().slice(0, 8)}`,
    keepalive: 30,
    reconnectPeriod: retry_ms,
    resubscribe: false, // done on every connect, also the first
    queueQoSZero: false,
  });
  const where = new URL(url).host;
  let up = false;
  let trouble = "";

  const hear = inbound(boundedLog(log), (message) => messages.tell(message), publish);
  const raw = new RawTopics(log, (topics) => {
    if (client.connected) client.subscribe(topics, { qos: 1 }, (error) => error && lost(error));
  });
  client.on("message", (topic, payload, { retain }) => {
    if (raw.tell(topic, payload)) return;
    // The embedded broker keeps no event; here one would be drawn again with every connection.
    if (!retain || mayRetain(topic)) return hear(topic, payload);
    log({ level: "warn", what: "device message refused", topic, code: "retained" });
  });
  client.on("connect", () => {
    client.subscribe([...DEVICE_FILTERS, ...raw.topics], { qos: 1 }, (error) => {
      if (error) return lost(error);
      up = true; // not before: a bus that cannot hear is not connected
      trouble = "";
      log({ level: "info", what: "bus connected", broker: where, repeating: owned.size });
      // What was published while this was under way has only been noted down, so repeating comes last.
      for (const message of owned.values()) void send(client, message).catch(lost);
      connections.tell(true);
    });
  });
  client.on("close", () => {
    if (up) connections.tell(false); // every failed retry closes too
    up = false;
    forget();
  });
  /** Ends the wait for all that was sent and not answered, and keeps it from going out again by itself later. */
  function forget(): void {
    for (const id of Object.keys(client.outgoing)) client.removeOutgoingMessage(Number(id));
  }
  client.on("error", lost);
  /** A broker that stays away says the same every second: once is enough until it was back. */
  function lost(error: Error): void {
    if (error.message === trouble) return;
    trouble = error.message;
    log({ level: "warn", what: "bus trouble", broker: where, error: error.message });
  }

  async function publish<P extends ToDevicePath>(to: Address, path: P, payload: Payload<P> | null) {
    return sendRaw(writeMessage(to, path, payload));
  }

  async function sendRaw(message: WireMessage) {
    if (message.retain) owned.set(message.topic, message);
    return sendOnce(message);
  }

  async function sendOnce(message: WireMessage) {
    if (!up) return refuse("bus-offline", `The MQTT broker ${where} is not connected.`);
    try {
      await send(client, message);
      return undefined;
    } catch (error) {
      return refuse("bus-lost", `The MQTT broker ${where} went away meanwhile: ${String(error)}.`);
    }
  }

  return {
    publish,
    sendRaw,
    empty: (topic) => sendOnce(emptied(topic)),
    onRaw: (topics, heard) => raw.add(topics, heard),
    onMessage: (heard) => messages.add(heard),
    get connected() {
      return up;
    },
    onConnection: (changed) => connections.add(changed),
    async close() {
      await client.endAsync(true);
      forget();
    },
  };
}

async function send(client: MqttClient, { topic, payload, qos, retain }: WireMessage): Promise<void> {
  await client.publishAsync(topic, payload, { qos, retain });
}
