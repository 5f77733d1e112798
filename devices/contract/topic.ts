import { type Refused, refuse } from "../refused.ts";
import { ID_PATTERN } from "./atoms.ts";
import { type Address, isPath, type Path } from "./contract.ts";

/** Root of the native contract, version 1. */
export const ROOT = "wartemarke/v1";

/** Everything below one device, without trailing slash. Ids are checked where they enter; a bad one here is a bug. */
export function deviceRoot({ location, device }: Address): string {
  if (!ID_PATTERN.test(location) || !ID_PATTERN.test(device)) throw new Error("not a device address");
  return `${ROOT}/${location}/dev/${device}`;
}

export function topicOf(address: Address, path: Path): string {
  return `${deviceRoot(address)}/${path}`;
}

export type ParsedTopic = Address & { readonly path: Path };

/** Splits a topic; refuses one that is outside the tree (`foreign-topic`) or not in the contract (`unknown-topic`). */
export function parseTopic(topic: string): ParsedTopic | Refused<"foreign-topic" | "unknown-topic"> {
  const [root, version, location = "", dev, device = "", ...rest] = topic.split("/");
  const inside = `${root}/${version}` === ROOT && dev === "dev";
  if (!inside || !ID_PATTERN.test(location) || !ID_PATTERN.test(device)) {
    return refuse("foreign-topic", "The topic does not belong to a device of this installation.");
  }
  const path = rest.join("/");
  if (!isPath(path)) return refuse("unknown-topic", "The device contract has no such topic.");
  return { location, device, path };
}
