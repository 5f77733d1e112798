import type { Log } from "../../engine/log.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { misshapenRequest } from "../contract/misshapen.ts";
import { readFromDevice } from "../contract/read.ts";
import { ROOT } from "../contract/topic.ts";
import { isRefused } from "../refused.ts";
import type { Bus } from "./bus.ts";

/** Everything devices say. */
export const DEVICE_FILTERS = ["state", "res", "evt"].map((area) => `${ROOT}/+/dev/+/${area}/+`);

/**
 * Hands valid messages on and logs the others by code; a box that asked for a ticket in a wrong shape is told so. An empty
 * retained payload is a state being removed.
 */
export function inbound(log: Log, heard: (message: DeviceMessage) => void, publish: Bus["publish"]) {
  return (topic: string, payload: Uint8Array): void => {
    if (payload.byteLength === 0) return;
    const message = readFromDevice(topic, payload);
    if (!isRefused(message)) return heard(message);
    const { code, sentence } = message;
    log({ level: "warn", what: "device message refused", topic, code, why: sentence });
    const request = code === "bad-shape" ? misshapenRequest(topic, payload) : null;
    if (!request) return;
    const answer = { id: request.id, status: "refused", code, sentence: sentence.slice(0, 300) } as const;
    publish(request.from, "ack/ticket-request", answer).catch((error) =>
      log({ level: "error", what: "refusal not published", error }),
    );
  };
}
