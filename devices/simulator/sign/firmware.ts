import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import type { Log } from "../../../engine/log.ts";
import { onMuteClose } from "../../mute-close.ts";
import { brokerUrl } from "../broker-url.ts";
import { Face, type SignFaults, type SimulatedSign } from "./face.ts";

export interface FirmwareOptions {
  /** Broker with the sign's user name and secret inside: `mqtt://sign-1:secret@host:1883`. */
  url: string;
  /** UTC ms. */
  now: () => number;
  /** The user name unless said. */
  client_id?: string;
  /** How often it says how it is, where its maker's does; a test is in a hurry. */
  stats_ms?: number;
  /** What to trust, PEM, where the broker's certificate is of an authority of one's own. */
  ca?: string;
  /** Hears that it is on the bus, and once each why it is not; nobody unless said. */
  log?: Log;
  /** Between two attempts to come in; a test is in a hurry. */
  retry_ms?: number;
  seen?: (face: string) => void;
}

/** A sign with a maker's firmware on a real MQTT connection, which comes back by itself. */
export abstract class Firmware implements SimulatedSign {
  readonly face: Face;
  readonly faults: SignFaults = { offline: false, ignores: false, clock_off_s: 0 };
  /** Why it is not let in, as the broker said last. */
  refused = "";
  protected started: number;
  private client: MqttClient | null = null;

  constructor(protected readonly options: FirmwareOptions) {
    this.face = new Face(options.seen);
    this.started = options.now();
  }

  /** What the broker says for it when it dies. */
  protected abstract readonly will: IClientOptions["will"];
  /** Everything it does once connected, in its maker's order. */
  protected abstract connected(): Promise<void>;
  protected abstract take(topic: string, payload: Buffer): void;
  /** Forgets what a restart forgets. */
  protected abstract forget(): void;
  protected abstract draw(): string;

  start(): this {
    this.applyFaults();
    return this;
  }
  applyFaults(): void {
    if (this.faults.offline) {
      this.unplug();
      this.face.show("");
    } else if (!this.client) this.plug();
  }
  restart(): void {
    this.unplug();
    this.started = this.options.now();
    this.forget();
    this.face.show("");
    this.applyFaults();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.endAsync(true);
  }

  protected say(topic: string, payload: string | object, retain = false): void {
    const text = typeof payload === "string" ? payload : JSON.stringify(payload);
    this.client?.publish(topic, text, { qos: 0, retain }, () => {}); // nobody tells a firmware that it was not heard
  }
  protected async listen(topics: readonly string[]): Promise<void> {
    for (const topic of topics) await this.client?.subscribeAsync(topic, { qos: 0 }).catch(() => {}); // a denied one is missed by nobody
  }
  /** Its own idea of now, UTC ms. */
  protected clock(): number {
    return this.options.now() + this.faults.clock_off_s * 1_000;
  }

  private plug(): void {
    const { url, client_id, ca, log = () => {}, retry_ms = 100 } = this.options;
    const { username, password } = new URL(url);
    const client = mqtt.connect(brokerUrl(url), {
      clientId: client_id ?? username,
      username,
      password,
      ca,
      protocolVersion: 4,
      clean: true,
      keepalive: 30,
      reconnectPeriod: retry_ms,
      reconnectOnConnackError: true,
      resubscribe: false,
      will: this.will,
    });
    this.client = client;
    client.on("connect", () => {
      this.refused = "";
      log({ level: "info", what: "bus joined", device: username });
      void this.connected().then(() => this.face.show(this.draw()));
    });
    const trouble = (error: Error) => {
      // Of an address without an answer Node says only the code.
      const why = error.message || ("code" in error ? String(error.code) : error.name);
      if (why === this.refused) return;
      this.refused = why;
      log({ level: "warn", what: "bus trouble", device: username, error: why, hint: hintFor(why) });
    };
    client.on("error", trouble);
    onMuteClose(client, trouble);
    client.on("message", (topic, payload) => {
      if (this.faults.ignores) return;
      this.take(topic, payload);
      this.face.show(this.draw());
    });
  }

  /** Without DISCONNECT, so that its will is said. */
  private unplug(): void {
    const { client } = this;
    this.client = null;
    client?.removeAllListeners("connect");
    client?.stream.destroy();
    client?.end(true);
  }
}

/** What a person at the terminal does about it. */
function hintFor(why: string): string | undefined {
  if (/not authorized|bad user ?name|identifier rejected/i.test(why))
    return "the broker does not let it in: check device, secret, client id, and that prefix or topic are those of the town's document";
  if (/certificate|self.signed/i.test(why))
    return "the broker's certificate is of an authority of its own: name it in MQTT_CA";
  return undefined;
}
