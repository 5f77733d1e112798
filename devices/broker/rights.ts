import type { Address } from "../contract/contract.ts";
import { deviceRoot } from "../contract/topic.ts";
import { covers, isPlainFilter, isPlainTopic } from "./topic-filter.ts";

/** What one connection may do, as MQTT filters; anything else is denied. */
export interface Rights {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /**
   * What becomes of a connection that publishes elsewhere: it is cut, unless this says that only the message is dropped.
   * A maker's firmware says more than we know of (discovery, buttons), and would be cut again and again.
   */
  readonly strays?: "dropped";
}

/** Rights of a device that speaks the native contract: its own branches, one direction each. */
export function deviceRights(address: Address): Rights {
  const root = deviceRoot(address);
  return {
    publish: [`${root}/state/#`, `${root}/res/#`, `${root}/evt/#`],
    subscribe: [`${root}/set/#`, `${root}/cmd/#`, `${root}/ack/#`],
  };
}

export function mayPublish(rights: Rights, topic: string): boolean {
  return isPlainTopic(topic) && rights.publish.some((filter) => covers(filter, topic));
}

export function maySubscribe(rights: Rights, filter: string): boolean {
  return isPlainFilter(filter) && rights.subscribe.some((right) => covers(right, filter));
}
