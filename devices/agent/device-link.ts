import mqtt from "mqtt";
import type { Log } from "../../engine/log.ts";
import {
  type Address,
  CONTRACT,
  type EngineMessage,
  type FromDevicePath,
  type Payload,
} from "../contract/contract.ts";
import { readFromEngine } from "../contract/read.ts";
import { deviceRoot, topicOf } from "../contract/topic.ts";
import { type WireMessage, writeMessage } from "../contract/write.ts";
import { onMuteClose } from "../mute-close.ts";
import { isRefused } from "../refused.ts";

export interface DeviceLink {
  /** Sends one message. State is remembered and repeated after each reconnect; the rest waits for the connection. */
  say<P extends FromDevicePath>(path: P, payload: Payload<P>): void;
  readonly connected: boolean;
  /** Says `offline` and leaves; gives up after two seconds. */
  close(): Promise<void>;
}

/**
 * A device's place on the bus: last will and birth, availability, reconnecting by itself. It listens before it says
 * `online`, so that a command sent on that word arrives.
 */
export function joinBus(options: {
  url: string;
  address: Address;
  secret: string;
  /** What to trust, PEM, where the broker's certificate is of an authority of one's own. */
  ca?: string;
  log: Log;
  /** Branches of its own it listens to. */
  branches: readonly ("set" | "cmd" | "ack")[];
  /** `kept`: the broker had it, so that nobody knows how old it is, nor whether the house is there. */
  heard: (message: EngineMessage, kept: boolean) => void;
  /** Told each time the connection is there anew and everything said again. */
  joined?: () => void;
}): DeviceLink {
  const { url, address, secret, ca, log, branches, heard, joined } = options;
  const { device } = address;
  const state = new Map<string, WireMessage>();
  const offline = writeMessage(address, "state/availability", "offline");
  // Say how long ago something was, or ask for somebody who is there now: false on the next connection, for which they are said anew
  // (away/handover.ts, simulator/native-button-box.ts).
  const passing = new Set([topicOf(address, "evt/away-draws"), topicOf(address, "evt/ticket-request")]);
  const client = mqtt.connect(url, {
    clientId: device,
    username: device,
    password: secret,
    ca,
    protocolVersion: 4,
    clean: true,
    keepalive: 30,
    reconnectPeriod: 2_000,
    reconnectOnConnackError: true,
    will: offline,
  });

  function send({ topic, payload, qos, retain }: WireMessage): void {
    client.publish(
      topic,
      payload,
      { qos, retain },
      (error) => error && !passing.has(topic) && trouble(error),
    );
  }
  function trouble(error: Error): void {
    const refused = /not authorized|bad user ?name|identifier rejected/i.test(error.message);
    const hint = refused
      ? "the broker does not know this device: check DEVICE_ID and DEVICE_SECRET, or remove the SECRET_FILE to pair anew"
      : undefined;
    log({ level: "warn", what: "bus trouble", error: error.message, hint });
  }

  client.on("connect", () => {
    client.subscribe(
      branches.map((branch) => `${deviceRoot(address)}/${branch}/+`),
      { qos: 1 },
      (error) => {
        if (error) return trouble(error);
        for (const message of state.values()) send(message);
        send(writeMessage(address, "state/availability", "online"));
        log({ level: "info", what: "bus joined", device });
        joined?.();
      },
    );
  });
  client.on("error", trouble);
  onMuteClose(client, trouble);
  const fleeting = new Set<number>();
  client.on("packetsend", (packet) => {
    if (packet.cmd === "publish" && packet.messageId && passing.has(packet.topic))
      fleeting.add(packet.messageId);
  });
  client.on("packetreceive", (packet) => {
    if (packet.cmd === "puback" && packet.messageId) fleeting.delete(packet.messageId);
  });
  client.on("close", () => {
    for (const id of fleeting) client.removeOutgoingMessage(id);
    fleeting.clear();
  });
  client.on("message", (topic, bytes, { retain }) => {
    const message = readFromEngine(topic, bytes);
    if (isRefused(message))
      log({ level: "warn", what: "message refused", topic, code: message.code, why: message.sentence });
    else if ("removed" in message) return;
    else if (!retain || CONTRACT[message.path].retain) heard(message, retain);
    // Nobody retains commands: one of an older installation's would be done again with each connection.
    else log({ level: "warn", what: "message refused", topic, code: "retained" });
  });

  return {
    get connected() {
      return client.connected;
    },
    say(path, payload) {
      const message = writeMessage(address, path, payload);
      if (message.retain) state.set(message.topic, message);
      if (client.connected || !message.retain) send(message);
    },
    async close() {
      if (client.connected) {
        const said = client.publishAsync(offline.topic, offline.payload, { qos: 1, retain: true });
        await Promise.race([said, new Promise((resolve) => setTimeout(resolve, 2_000))]);
      }
      await client.endAsync(!client.connected);
    },
  };
}
