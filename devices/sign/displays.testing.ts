import type { Display } from "../contract/set.ts";
import type { WireMessage } from "../contract/write.ts";

const CALL: Display = {
  rev: "1.8",
  mode: "call",
  text: "A023",
  counter: "3",
  color: "#FF8800",
  blink_ms: 0,
  brightness: 80,
};

/** Everything a sign is ever told to show. */
export const DISPLAYS = {
  steady: CALL,
  blinking: { ...CALL, blink_ms: 1_000 },
  idle: { ...CALL, mode: "idle", text: "" },
  closed: { ...CALL, mode: "closed", text: "" },
  off: { ...CALL, mode: "off", text: "" },
} satisfies Record<string, Display>;

/** A message as a line of a table: retained ones are marked with `=`, the others with `-`. */
export function line({ topic, payload, retain }: WireMessage): string {
  return `${retain ? "=" : "-"} ${topic} ${payload.toString()}`.trimEnd();
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex").replaceAll(/../g, "$& ").trim();
}
