import type { Bus } from "../broker/bus.ts";
import type { RawMessage } from "../broker/raw-topics.ts";
import type { Display } from "../contract/set.ts";
import type { WireMessage } from "../contract/write.ts";
import { Blinking } from "./blinking.ts";
import type { MqttDriver, SignWord } from "./mqtt-driver.ts";
import { SIGN_PACE, type SignLink, type SignOutlet, type SignPace } from "./sign-link.ts";

/** An answer that has not come by then will not come. */
const ANSWER_MS = 5_000;

/** A sign of another maker's on the bus: tells it what to show, again when it came back, and hears what it says. */
export class MqttSign implements SignOutlet {
  private told: Display | null = null;
  /** Revisions that were sent and not answered yet, eldest first. */
  private asked: { rev: string; at: number }[] = [];
  private readonly blinking: Blinking;
  private readonly stop: () => void;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly link: SignLink,
    private readonly bus: Pick<Bus, "onRaw" | "sendRaw">,
    private readonly driver: MqttDriver,
    private readonly pace: SignPace = SIGN_PACE,
  ) {
    this.stop = bus.onRaw(driver.hears, (message) => this.hear(message));
    this.blinking = new Blinking((display, lit) => {
      if (link.online) this.run(this.send(driver.blink?.(display, lit) ?? []));
    });
  }

  async show(display: Display): Promise<void> {
    this.told = display;
    if (this.driver.blink) this.blinking.follow(display);
    if (!this.link.barred) await this.push(this.driver.show(display), display);
  }

  /** The broker throws it out. */
  reconsider(): void {
    if (this.link.barred) this.blinking.stop();
  }

  close(): void {
    this.blinking.stop();
    clearTimeout(this.settling);
    this.stop();
  }

  private hear({ topic, payload }: RawMessage): void {
    // What was kept there is removed, as the house itself does when it bars a sign: no word of the sign's.
    if (payload.byteLength === 0) return;
    const word = this.driver.heard(topic, new TextDecoder().decode(payload), this.told);
    if (word && !this.link.barred) this.take(word);
  }

  private take(word: SignWord): void {
    const { link, driver, told, pace } = this;
    const was = link.online;
    if (word.what === "offline") return link.vanished();
    if (word.what === "looks") return was ? this.astray(word.astray) : undefined;
    link.alive(driver.silence_ms === null ? null : (pace.silence_ms ?? driver.silence_ms));
    link.is(driver.model, word.what === "alive" ? word.about : {});
    if (word.what === "shows" && told) link.shows(told.rev);
    if (word.what === "answered") this.answered(word.ok, word.code ?? "");
    if (word.what === "alive" && word.astray !== undefined) this.astray(word.astray && was);
    if (word.what === "back" || !was) this.again();
  }

  /** It shows something of its own although it was told something else. */
  private astray(astray: boolean): void {
    const really = astray && this.told !== null && this.told.mode !== "off";
    this.link.trouble(really ? "shows-something-else" : null);
    if (really) this.restore();
  }

  private answered(ok: boolean, code: string): void {
    this.forget();
    const first = this.asked.shift();
    if (!ok) return this.link.trouble(`refused-${code.replaceAll(/[^A-Za-z0-9-]/g, "").slice(0, 40)}`);
    this.link.trouble(null);
    if (first && first.rev === this.told?.rev) this.link.shows(first.rev);
    // Of two texts one was answered: the eldest, or it never was. If the other answer does not come soon, it never was.
    else if (this.asked.length > 0) this.settle();
  }

  /** It has forgotten everything, or missed something. */
  private again(): void {
    this.asked = [];
    this.restore();
    this.settle();
  }

  /** Tells it once more when it has had time to hear and answer what it was told. */
  private settle(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.asked = this.asked.filter(({ rev }) => rev === this.told?.rev);
      this.restore();
    }, this.pace.settle_ms);
    this.settling.unref();
  }

  private restore(): void {
    const { told, driver } = this;
    if (told) this.run(this.push([...driver.setup, ...driver.show(told)], told));
  }

  private async push(messages: WireMessage[], { rev }: Display): Promise<void> {
    this.forget();
    this.asked.push({ rev, at: this.link.now() });
    await this.send(messages);
  }

  private async send(messages: WireMessage[]): Promise<void> {
    // Nothing is lost with a refusal: the sign is told again when it is heard after the bus came back.
    for (const message of messages) await this.bus.sendRaw(message);
  }

  private forget(): void {
    const now = this.link.now();
    this.asked = this.asked.filter(({ at }) => now - at < ANSWER_MS);
  }

  private run(work: Promise<void>): void {
    work.catch((error) => this.link.failed(error));
  }
}
