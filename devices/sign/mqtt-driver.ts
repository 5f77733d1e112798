import type { Rights } from "../broker/rights.ts";
import type { Display } from "../contract/set.ts";
import type { WireMessage } from "../contract/write.ts";

/** What a sign says of itself beside. */
export interface SignAbout {
  readonly firmware?: string;
  readonly uptime_s?: number;
  readonly rssi_dbm?: number;
}

/** What a sign's message means. */
export type SignWord =
  | { readonly what: "offline" }
  /** It is there. `astray`: it says that it shows something of its own. */
  | { readonly what: "alive"; readonly astray?: boolean; readonly about?: SignAbout }
  /** It has just started or connected, and may have forgotten everything. */
  | { readonly what: "back" }
  /** What it shows, said in a retained message: no proof that it is there. */
  | { readonly what: "looks"; readonly astray: boolean }
  /** It took or refused the eldest of our commands that it has not answered yet. */
  | { readonly what: "answered"; readonly ok: boolean; readonly code?: string }
  /** It says that it shows what it was told last. */
  | { readonly what: "shows" };

/** How a maker's firmware is told over MQTT what to show, and what it says: a pure translation. */
export interface MqttDriver {
  /** As staff know it. */
  readonly model: string;
  /** Sent before anything is shown, each time the sign comes back. */
  readonly setup: readonly WireMessage[];
  show(display: Display): WireMessage[];
  /** For a sign that does not blink by itself: sent in turn, dark and lit. */
  blink?(display: Display, lit: boolean): WireMessage[];
  /** Topics it speaks on, as far as we understand them. */
  readonly hears: readonly string[];
  /** Those of them on which it leaves its word with the broker. */
  readonly kept: readonly string[];
  /** Null: says nothing to us. `told` is what the sign was told last. */
  heard(topic: string, payload: string, told: Display | null): SignWord | null;
  /** It has gone when it was silent for so long; null: its last will says so. */
  readonly silence_ms: number | null;
  readonly rights: Rights;
}

/** One message of a driver's; objects become JSON. QoS 1. */
export function message(topic: string, payload: string | object, retain = false): WireMessage {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return { topic, payload: Buffer.from(text), qos: 1, retain };
}

/** The members of a JSON object; empty when the payload is none. */
export function members(payload: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(payload);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
