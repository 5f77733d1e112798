import type { Log } from "../../engine/log.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { readFromDevice } from "../contract/read.ts";
import { ROOT } from "../contract/topic.ts";
import { isRefused } from "../refused.ts";

/** Everything devices say. */
export const DEVICE_FILTERS = ["state", "res", "evt"].map((area) => `${ROOT}/+/dev/+/${area}/+`);

/** Hands valid messages on and logs the others by code; an empty retained payload is a state being removed. */
export function inbound(log: Log, heard: (message: DeviceMessage) => void) {
  return (topic: string, payload: Uint8Array): void => {
    if (payload.byteLength === 0) return;
    const message = readFromDevice(topic, payload);
    if (!isRefused(message)) heard(message);
    else
      log({
        level: "warn",
        what: "device message refused",
        topic,
        code: message.code,
        why: message.sentence,
      });
  };
}
