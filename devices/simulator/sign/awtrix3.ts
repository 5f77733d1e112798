import { members } from "../../sign/mqtt-driver.ts";
import { Firmware, type FirmwareOptions } from "./firmware.ts";

/** Longer packets are dropped unread. */
const MOST_BYTES = 8_192;
const HEARD = [
  ...["brightness", "notify/dismiss", "notify", "custom/#", "switch", "settings", "previousapp", "nextapp"],
  ...["doupdate", "apps", "power", "sleep", "indicator1", "indicator2", "indicator3", "timeformat"],
  ...["dateformat", "reboot", "moodlight", "sound", "rtttl", "sendscreen", "r2d2"],
];
/** Its own apps by the setting that shows them. */
const OWN_APPS = { TIM: "Time", DAT: "Date", TEMP: "Temperature", HUM: "Humidity", BAT: "Battery" };

/** AWTRIX 3 as its source has it: settings survive a restart, pages do not; it says which app is on, on change and in its stats. */
export class Awtrix3 extends Firmware {
  protected readonly will = undefined; // only with Home Assistant's discovery
  private readonly settings: Record<string, unknown> = { ATRANS: true, BLOCKN: false };
  private pages = new Map<string, Record<string, unknown>>();
  private app = "Time";
  private told = "";
  private power = true;
  private readonly timer: ReturnType<typeof setInterval>;

  /** Its client id is its prefix. */
  constructor(
    private readonly prefix: string,
    options: FirmwareOptions,
  ) {
    super({ client_id: prefix, ...options });
    this.timer = setInterval(() => this.stats(), options.stats_ms ?? 10_000);
  }

  /** Somebody presses its right button. */
  press(): void {
    if (this.settings.BLOCKN === true) return;
    const apps = this.apps();
    this.turnTo(apps[(apps.indexOf(this.app) + 1) % apps.length] ?? "");
    this.face.show(this.draw());
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.timer);
    await super[Symbol.asyncDispose]();
  }

  protected async connected(): Promise<void> {
    await this.listen(HEARD.map((name) => `${this.prefix}/${name}`));
    this.say(`${this.prefix}/stats/effects`, ["Plasma", "Matrix"]);
    this.say(`${this.prefix}/stats/transitions`, ["Slide", "Fade"]);
  }

  protected take(topic: string, payload: Buffer): void {
    if (payload.length > MOST_BYTES) return;
    const text = payload.toString();
    const name = topic.slice(this.prefix.length + 1);
    if (name.startsWith("custom/")) return this.page(name.slice("custom/".length), text);
    if (name === "settings") Object.assign(this.settings, members(text));
    if (name === "power") this.power = members(text).power !== false;
    if (name === "switch") this.turnTo(String(members(text).name ?? ""));
    if (name === "nextapp") this.press();
    if (!this.apps().includes(this.app)) this.turnTo(this.apps()[0] ?? "");
  }

  protected forget(): void {
    this.pages = new Map();
    this.app = "Time";
    this.told = "";
  }

  protected draw(): string {
    if (!this.power) return "";
    const page = this.pages.get(this.app);
    return page ? String(page.text ?? "") : this.app === "Time" ? "12:00" : this.app;
  }

  /** Whether the page that is on blinks. */
  get blinks(): boolean {
    return Number(this.pages.get(this.app)?.blinkText ?? 0) > 0;
  }

  private page(name: string, text: string): void {
    if (text === "" || text === "{}") this.pages.delete(name);
    else this.pages.set(name, members(text));
    if (!this.apps().includes(this.app)) this.turnTo(this.apps()[0] ?? "");
  }

  private apps(): string[] {
    const own = Object.entries(OWN_APPS).flatMap(([key, app]) => (this.settings[key] === false ? [] : [app]));
    return [...own, ...this.pages.keys()];
  }

  private turnTo(app: string): void {
    if (app !== "" && !this.apps().includes(app)) return;
    this.app = app;
    if (app === this.told) return;
    this.told = app;
    this.say(`${this.prefix}/stats/currentApp`, app);
  }

  private stats(): void {
    const uptime = Math.floor((this.options.now() - this.started) / 1_000);
    const rest = { bat: 100, lux: 120, bri: 80, temp: 21, hum: 45, wifi_signal: -60, version: "0.98" };
    this.say(`${this.prefix}/stats`, { ...rest, app: this.app, uptime, matrix: this.power });
  }
}
