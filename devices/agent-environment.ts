import { readFileSync } from "node:fs";
import type { Place } from "./agent/place.ts";
import { ID_PATTERN } from "./contract/atoms.ts";
import { type Refused, refuse } from "./refused.ts";

export interface AgentEnv {
  /** Who it is on the bus, where that was given by hand; null: it is paired, and keeps what it gets. */
  readonly place: Place | null;
  /** Where what the pairing gave is kept. */
  readonly secret_file: string;
  readonly printer: { readonly host: string; readonly port: number };
  readonly columns: number;
  readonly kiosk_url: URL;
  /** Where it writes down what it draws while the house does not answer. */
  readonly ledger_file: string;
  /** Where button boxes ask meanwhile; null: nowhere. */
  readonly presses: { readonly port: number; readonly secret: string } | null;
  /** Where the kiosk page is served on localhost; 0 takes a free port. */
  readonly agent_port: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Checks the agent's variables; the refusal names every wrong one in a sentence of its own. */
export function readAgentEnv(variables: Variables = process.env): AgentEnv | Refused<"bad-environment"> {
  const wrong: string[] = [];
  const get = <T>(
    name: string,
    fallback: string,
    read: (text: string) => T | undefined,
    wanted: string,
  ): T => {
    const value = read(variables[name]?.trim() || fallback);
    if (value === undefined) wrong.push(`${name} ${wanted}.`);
    return value as T; // never used when `wrong` is not empty
  };
  const given = ["DEVICE_ID", "LOCATION", "DEVICE_SECRET"].some((name) => variables[name]?.trim());
  const byHand = () => ({
    device: get("DEVICE_ID", "", id, "must be the device's id: 1 to 32 of a-z, 0-9 and -"),
    location: get("LOCATION", "", id, "must be the location's id: 1 to 32 of a-z, 0-9 and -"),
    secret: get(
      "DEVICE_SECRET",
      "",
      (text) => text || undefined,
      "must be the secret given when the device was paired",
    ),
    mqtt_url: get("MQTT_URL", "mqtt://127.0.0.1:1883", url(MQTT), "must look like mqtt://127.0.0.1:1883")
      ?.href,
    ca: get("MQTT_CA", "", (text) => (text ? readPem(text) : null), "must be the path of a PEM file"),
  });
  const presses = () => ({
    port: get("BUTTON_PORT", "", whole(0, 65_535), "must be a port number"),
    secret: get(
      "BUTTON_SECRET",
      "",
      (text) => (text.length >= 16 ? text : undefined),
      "must be 16 characters or more, with BUTTON_PORT",
    ),
  });
  const env: AgentEnv = {
    place: given ? byHand() : null,
    secret_file: get("SECRET_FILE", "wartemarke-device.json", (text) => text, "must be the path of a file"),
    printer: get("PRINTER", "127.0.0.1:9100", hostPort, "must be host:port, for example 192.168.1.50:9100"),
    columns: get(
      "PRINTER_COLUMNS",
      "42",
      whole(24, 64),
      "must be the columns of the paper: 32 for 58 mm, 42 or 48 for 80 mm",
    ),
    kiosk_url: get(
      "KIOSK_URL",
      "http://127.0.0.1:3000",
      url(HTTP),
      "must be the server's address, for example http://127.0.0.1:3000",
    ),
    ledger_file: get("LEDGER_FILE", "wartemarke-ledger.sqlite", (text) => text, "must be the path of a file"),
    presses: variables.BUTTON_PORT?.trim() ? presses() : null,
    agent_port: get("AGENT_PORT", "9180", whole(0, 65_535), "must be a port number"),
  };
  return wrong.length > 0 ? refuse("bad-environment", wrong.join(" ")) : env;
}

const MQTT = ["mqtt:", "mqtts:", "ws:", "wss:"];
const HTTP = ["http:", "https:"];

function id(text: string): string | undefined {
  return ID_PATTERN.test(text) ? text : undefined;
}
function url(protocols: readonly string[]) {
  return (text: string): URL | undefined => {
    const parsed = URL.parse(text);
    return parsed && protocols.includes(parsed.protocol) ? parsed : undefined;
  };
}
function whole(from: number, to: number) {
  return (text: string): number | undefined => {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to ? value : undefined;
  };
}
function hostPort(text: string): AgentEnv["printer"] | undefined {
  const match = /^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text);
  const port = whole(1, 65_535)(match?.[2] ?? "");
  return match?.[1] && port ? { host: match[1].replace(/^\[|\]$/g, ""), port } : undefined;
}
/** A file with a certificate, PEM; undefined when it is none. */
export function readPem(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return text.includes("-----BEGIN CERTIFICATE-----") ? text : undefined;
  } catch {
    return undefined;
  }
}
