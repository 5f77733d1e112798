import type { Speech } from "../engine/announcement/speech.ts";
import type { Engine } from "../engine/engine.ts";
import type { Proxies } from "../engine/proxies.ts";
import type { Live } from "./live/live.ts";

/** The bus as pages know it: the embedded broker with its ports and the script of the device lab, or another's. */
export type DeviceBus = (
  | { embedded: true; port: number; tls_port: number | null; lab: string }
  | { embedded: false; url: string }
) & {
  /** The certificate that devices are told to trust, PEM; null: one that they know by themselves. */
  ca(): string | null;
  /** How it is now; connections are the embedded broker's, 0 with another's. */
  state(): { connected: boolean; connections: number };
};

/** What every page of the house works with. */
export interface House {
  engine: Engine;
  live: Live;
  /** Calls as sound. */
  speech: Speech;
  /** Where people reach the program, without a slash at the end; null: as each request came in. */
  publicUrl: string | null;
  /** People come by https: cookies are Secure. */
  secure: boolean;
  /** The proxies in front of the house, whose word about who asks is believed. */
  proxies: Proxies;
  /** How devices reach the bus. */
  bus: DeviceBus;
  /** What Mosquitto is to know of the devices: the text of its ACL file and of its password file (hashes). */
  mosquitto: () => Promise<{ acl: string; passwords: string }>;
  /** Answers a printer that comes over HTTP and has shown its secret; null for devices that do not come so. */
  visit(device: string, form: URLSearchParams): { status: number; type: string; body: string } | null;
  /** Who brings it may read the figures; null: nobody may. */
  metrics_token: string | null;
  /** The data is a simulation's; pages say so, and the demo may write. */
  demo: boolean;
  /** So many seconds of the house pass in one of the people who look at a page: 1, and in a demo more. */
  pace: number;
}

/** The address people use, for QR codes: the configured one, else the one this request came in by. */
export function addressOf(house: House, request: Request): string {
  return house.publicUrl ?? new URL(request.url).origin;
}
