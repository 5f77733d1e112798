import { Value } from "@sinclair/typebox/value";
import type { MqttClient } from "mqtt";
import type { Kind } from "../contract/atoms.ts";
import {
  type Address,
  CONTRACT,
  type EngineMessage,
  type FromDevicePath,
  type Payload,
} from "../contract/contract.ts";
import type { Health } from "../contract/state.ts";
import { deviceRoot, parseTopic, topicOf } from "../contract/topic.ts";
import { isRefused } from "../refused.ts";
import { Faults } from "./faults.ts";
import { join } from "./join.ts";

/** Asked for again after this long when the place on the bus is lost, or somebody else's, ms. */
const AGAIN_MS = 2_000;
const TAKEN_MS = 5_000;
const HEALTH_EVERY_MS = 60_000;

/** What a kind of virtual device does. */
export interface Role {
  kind: Kind;
  capabilities: string[];
  /** Beyond what every device reports. */
  health?: () => Partial<Health>;
  /** Its link came up or went down. */
  linked?(online: boolean): void;
  heard(message: EngineMessage | { removed: string }): void | Promise<void>;
}

/**
 * A device in the browser: a real MQTT client with last will, birth, health and answers, and faults that can be switched.
 * Its place on the page shows how its link is: `data-link` = joining, online, offline, taken, locked.
 */
export class VirtualDevice {
  readonly faults: Faults;
  private readonly started = performance.now();
  private readonly boot = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "";
  private client: MqttClient | null = null;
  private role: Role | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly address: Address,
  ) {
    this.faults = new Faults(place, (fault) => {
      if (fault === "offline") this.client ? this.client.end(true) : void this.enter();
      else this.tellHealth();
    });
    setInterval(() => this.tellHealth(), HEALTH_EVERY_MS);
  }

  start(role: Role): void {
    this.role = role;
    void this.enter();
  }

  get uptime_s(): number {
    return Math.floor((performance.now() - this.started) / 1_000);
  }

  /** Says something as the device; twice, when it stutters. */
  say<P extends FromDevicePath>(path: P, payload: Payload<P>): void {
    const { retain, qos, format } = CONTRACT[path];
    const text = format === "plain" ? String(payload) : JSON.stringify(payload);
    const times = this.faults.has("duplicate") ? 2 : 1;
    for (let n = 0; n < times; n++) this.client?.publish(topicOf(this.address, path), text, { qos, retain });
  }

  /** Marks something on the device's place, e.g. how its paper is. */
  show(name: string, value: string): void {
    this.place.dataset[name] = value;
    if (name === "link") this.role?.linked?.(value === "online");
  }

  part(selector: string): HTMLElement {
    const part = this.place.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`${this.address.device} has no ${selector}`);
    return part;
  }

  private async enter(): Promise<void> {
    if (this.faults.has("offline")) return this.show("link", "offline");
    const joined = await join(this.address);
    if (typeof joined === "string") {
      this.show("link", joined === "unreachable" ? "joining" : joined);
      setTimeout(() => void this.enter(), joined === "unreachable" ? AGAIN_MS : TAKEN_MS);
      return;
    }
    this.live(joined.client);
  }

  private live(client: MqttClient): void {
    this.client = client;
    client.on("message", (topic, payload) => this.hear(topic, payload));
    client.on("close", () => {
      this.client = null;
      this.show("link", this.faults.has("offline") ? "offline" : "joining");
      if (!this.faults.has("offline")) setTimeout(() => void this.enter(), AGAIN_MS);
    });
    const branches = ["set", "cmd", "ack"].map((branch) => `${deviceRoot(this.address)}/${branch}/+`);
    client.subscribe(branches, { qos: 1 }, () => this.born());
  }

  private born(): void {
    const { kind, capabilities } = this.role!;
    const [model, firmware] = ["Geräte-Labor", "wartemarke-lab 1"];
    this.say("state/info", { schema: 1, kind, model, firmware, boot: this.boot, capabilities });
    this.tellHealth();
    this.say("state/availability", "online");
    this.show("link", "online");
  }

  private tellHealth(): void {
    const { uptime_s } = this;
    const more = this.role?.health?.() ?? {};
    this.say("state/health", { at: Date.now(), uptime_s, clock_offset_ms: null, errors: [], ...more });
  }

  private hear(topic: string, bytes: Uint8Array): void {
    const parsed = parseTopic(topic);
    if (isRefused(parsed) || !this.role) return;
    if (bytes.byteLength === 0) return void this.role.heard({ removed: parsed.path });
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    // the schema of `path` was checked; TypeScript cannot follow a union through a map
    if (Value.Check(CONTRACT[parsed.path].payload, payload))
      void this.role.heard({ ...parsed, payload } as EngineMessage);
    else console.warn("not in the contract:", topic);
  }
}
