import { members } from "../../sign/mqtt-driver.ts";
import { Firmware, type FirmwareOptions } from "./firmware.ts";

const MOST_BYTES = 8_192;
const PAGE_KEYS = ["text", "textColor", "scroll", "font", "textBlinkMs", "durationMs", "icon"];

type Answer = { ok: true } | { ok: false; error: { code: string; message: string; field?: string } };

/** AWTRIX NG 1.1 as its guide has it: the order survives a restart, pushed apps do not; what it knows it answers. */
export class AwtrixNg extends Firmware {
  protected readonly will;
  private disabled: string[] = [];
  private order: string[] = [];
  private apps = new Map<string, Record<string, unknown>>();
  private power = true;
  private told = "";

  constructor(
    private readonly prefix: string,
    options: FirmwareOptions,
  ) {
    super(options);
    const topic = `${prefix}/availability`;
    this.will = { topic, payload: Buffer.from("offline"), qos: 0 as const, retain: true };
  }

  /** Whether the app that is on blinks. */
  get blinks(): boolean {
    return Number(this.apps.get(this.active())?.textBlinkMs ?? 0) > 0;
  }

  protected async connected(): Promise<void> {
    this.told = "";
    await this.listen([`${this.prefix}/cmd/#`]);
    this.say(`${this.prefix}/availability`, "online", true);
    this.say(`${this.prefix}/state/device`, { app: this.active() }, true);
    this.tellActive();
  }

  protected take(topic: string, payload: Buffer): void {
    const name = topic.slice(`${this.prefix}/cmd/`.length);
    const answer = payload.length > MOST_BYTES ? null : this.command(name, payload.toString());
    if (answer) this.say(`${topic}/result`, answer);
    this.tellActive();
  }

  protected forget(): void {
    this.apps = new Map();
  }

  protected draw(): string {
    if (!this.power) return "";
    const page = this.apps.get(this.active());
    return page ? String(page.text ?? "").toUpperCase() : this.active() === "Time" ? "12:00" : this.active();
  }

  /** Null: a topic it does not know, which it does not answer. */
  private command(name: string, text: string): Answer | null {
    const body = members(text);
    if (name.startsWith("apps/pushed/") && !name.endsWith("/result"))
      return this.push(name.slice("apps/pushed/".length), text, body);
    if (name === "display") {
      this.power = body.power !== false;
      return { ok: true };
    }
    if (name !== "apps/order") return null;
    if (!Array.isArray(body.disabled)) return failed("validationFailed", "is required", "disabled");
    this.disabled = body.disabled.map(String);
    if (Array.isArray(body.order)) this.order = body.order.map(String);
    return { ok: true };
  }

  private push(name: string, text: string, body: Readonly<Record<string, unknown>>): Answer {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(name)) return failed("invalidName", "bad app name");
    const unknown = Object.keys(body).find((key) => !PAGE_KEYS.includes(key));
    if (unknown) return failed("validationFailed", "unknown key", unknown);
    if (text === "" || text === "{}") this.apps.delete(name);
    else this.apps.set(name, body);
    return { ok: true };
  }

  private active(): string {
    const there = ["Time", "Date", ...this.apps.keys()].filter((app) => !this.disabled.includes(app));
    return this.order.find((app) => there.includes(app)) ?? there[0] ?? "";
  }

  private tellActive(): void {
    if (this.told === this.active()) return;
    this.told = this.active();
    this.say(`${this.prefix}/state/apps/active`, this.told, true);
  }
}

function failed(code: string, message: string, field?: string): Answer {
  return { ok: false, error: { code, message, field } };
}
