import { type Address, CONTRACT, type Path, type Payload } from "./contract.ts";
import { topicOf } from "./topic.ts";

/** A message ready for any MQTT client. */
export interface WireMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** Removes what is retained on a topic. */
export function emptied(topic: string): WireMessage {
  return { topic, payload: Buffer.alloc(0), qos: 1, retain: true };
}

/** Encodes one message; `null` is the empty payload that removes retained state. */
export function writeMessage<P extends Path>(
  address: Address,
  path: P,
  payload: Payload<P> | null,
): WireMessage {
  const { qos, retain, format } = CONTRACT[path];
  const text = payload === null ? "" : format === "plain" ? String(payload) : JSON.stringify(payload);
  return { topic: topicOf(address, path), payload: Buffer.from(text), qos, retain };
}
