import { members } from "../../sign/mqtt-driver.ts";
import { Firmware, type FirmwareOptions } from "./firmware.ts";

const SCROLLING_TEXT = 122;

/** WLED on a 2D matrix as its mqtt.cpp has it: says all of its state on every change, `online` included, but not its text. */
export class Wled extends Firmware {
  protected readonly will;
  private on = true;
  private bri = 128;
  private before = 128;
  private text = "";
  private effect = 0;

  constructor(
    private readonly topic: string,
    options: FirmwareOptions,
  ) {
    super(options);
    const will = { topic: `${topic}/status`, payload: Buffer.from("offline"), qos: 0 as const };
    this.will = { ...will, retain: true };
  }

  protected async connected(): Promise<void> {
    await this.listen([
      this.topic,
      `${this.topic}/col`,
      `${this.topic}/api`,
      "wled/all",
      "wled/all/col",
      "wled/all/api",
    ]);
    this.publishState();
  }

  protected take(topic: string, payload: Buffer): void {
    if (topic !== `${this.topic}/api`) return;
    const state = members(payload.toString());
    if (typeof state.bri === "number") this.brighten(state.bri);
    if (typeof state.on === "boolean") this.switch(state.on);
    const segment = Array.isArray(state.seg) ? members(JSON.stringify(state.seg[0])) : {};
    if (typeof segment.fx === "number") this.effect = segment.fx;
    if (typeof segment.n === "string") this.text = segment.n.slice(0, 32);
    this.publishState();
  }

  /** Its last state comes back only as a preset. */
  protected forget(): void {
    Object.assign(this, { on: true, bri: 128, text: "", effect: 0 });
  }

  protected draw(): string {
    if (!this.on || this.bri === 0) return "";
    if (this.effect !== SCROLLING_TEXT) return "(solid)";
    return this.text === "" || this.text.startsWith("#") ? "12:00" : this.text;
  }

  private brighten(bri: number): void {
    if (bri === 0 && this.bri > 0) this.before = this.bri;
    this.bri = bri;
  }
  private switch(on: boolean): void {
    this.on = on;
    if (on && this.bri === 0) this.bri = this.before;
  }
  private publishState(): void {
    this.say(`${this.topic}/g`, String(this.on ? this.bri : 0));
    this.say(`${this.topic}/c`, "#FF8800");
    this.say(`${this.topic}/status`, "online", true);
    this.say(`${this.topic}/v`, `<?xml version="1.0" ?><vs><ac>${this.bri}</ac><fx>${this.effect}</fx></vs>`);
  }
}
