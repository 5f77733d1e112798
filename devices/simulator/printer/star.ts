import mqtt, { type MqttClient } from "mqtt";
import { NO_FAULTS, type PrintFaults } from "./print-faults.ts";

/** Printers remember so many job tokens, while they have power. */
const REMEMBERED = 10;
const PREFIX = "star/cloudprnt";

interface Settings {
  settingForMQTT: {
    mqttConnectionSetting: {
      hostName: string;
      portNumber: number;
      useTls: boolean;
      authenticationSetting: { clientId: string; username: string; password: string };
    };
  };
}

/** A Star printer with CloudPRNT over MQTT: fetches its settings, joins the broker there, prints what it is told. */
export class StarPrinter {
  readonly faults: PrintFaults = { ...NO_FAULTS };
  /** The bytes of every ticket that came out. */
  readonly tickets: Uint8Array[] = [];
  onCut: (ticket: Uint8Array) => void = () => {};
  #client: MqttClient | undefined;
  #tokens: string[] = [];

  /**
   * `url` as typed into the printer; its last part is left for the settings' file, as Star does. `authority`: PEM, installed on it
   * beside those that it trusts from its maker.
   */
  constructor(
    readonly url: string,
    readonly mac: string,
    private readonly authority?: string,
  ) {}

  /** Fetches the settings and joins; throws what the server or the broker answered. */
  async join(): Promise<void> {
    const settings_url = new URL("cloudprnt-setting.json", this.url);
    settings_url.search = new URLSearchParams({ mac: this.mac }).toString();
    const answer = await fetch(settings_url);
    if (answer.status !== 200) throw new Error(`settings: ${answer.status}`);
    const settings = (await answer.json()) as Settings;
    const { hostName, portNumber, useTls, authenticationSetting } =
      settings.settingForMQTT.mqttConnectionSetting;
    const will = { title: "client-will", printerMAC: this.mac, unintentionalDisconnection: true };
    const client = await mqtt.connectAsync(
      `${useTls ? "mqtts" : "mqtt"}://${hostName}:${portNumber}`,
      {
        ...authenticationSetting,
        ca: this.authority,
        protocolVersion: 4,
        clean: false,
        reconnectPeriod: 0,
        will: {
          topic: this.topic("client-will"),
          payload: Buffer.from(JSON.stringify(will)),
          qos: 1,
          retain: false,
        },
      },
      false,
    );
    this.#client = client;
    client.on("message", (topic, payload) => void this.hear(topic.split("/").at(-1) ?? "", payload));
    await client.subscribeAsync(`${PREFIX}/to-device/${this.mac}/#`, { qos: 1 });
    await this.tellStatus();
  }

  get joined(): boolean {
    return this.#client?.connected ?? false;
  }

  tellStatus(): Promise<void> {
    return this.say("client-status", { statusCode: this.status, printingInProgress: false });
  }

  /** Power off: no goodbye, and the tokens are forgotten. */
  vanish(): void {
    this.#tokens = [];
    this.#client?.stream.destroy();
  }
  async leave(): Promise<void> {
    await this.#client?.endAsync(true);
  }

  private get status(): string {
    if (this.faults.cover_open) return "420%20Cover%20open";
    if (this.faults.paper === "out") return "410%20Out%20of%20paper";
    return this.faults.paper === "low" ? "211%20OK%2C%20Paper%20Low" : "200%20OK";
  }

  private async hear(method: string, payload: Uint8Array): Promise<void> {
    if (method === "request-client-status") return this.tellStatus();
    if (method !== "print-job") return;
    if (this.faults.drops_jobs) return this.vanish();
    const job: { jobToken: string; printData: string } = JSON.parse(Buffer.from(payload).toString());
    if (this.#tokens.includes(job.jobToken)) return;
    this.#tokens = [job.jobToken, ...this.#tokens].slice(0, REMEMBERED);
    if (this.faults.slow_ms > 0) await Bun.sleep(this.faults.slow_ms);
    const printSucceeded = this.status.startsWith("2");
    if (printSucceeded) {
      const ticket = Buffer.from(job.printData, "base64");
      this.tickets.push(ticket);
      this.onCut(ticket);
    }
    const { loses_results, twice } = this.faults;
    const result = { jobToken: job.jobToken, printSucceeded, statusCode: this.status };
    for (let times = loses_results ? 0 : twice ? 2 : 1; times > 0; times--)
      await this.say("print-result", result);
  }

  private async say(method: string, payload: object): Promise<void> {
    const words = JSON.stringify({ title: method, printerMAC: this.mac, ...payload });
    const garbled = this.faults.garbles && method === "print-result" ? words.slice(0, 20) : words;
    await this.#client?.publishAsync(this.topic(method), garbled, { qos: 1 });
  }

  private topic(method: string): string {
    return `${PREFIX}/to-server/${this.mac}/${method}`;
  }
}
