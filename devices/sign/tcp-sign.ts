import type { Display } from "../contract/set.ts";
import { Blinking } from "./blinking.ts";
import { SIGN_PACE, type SignLink, type SignOutlet, type SignPace } from "./sign-link.ts";
import type { TcpDriver } from "./tcp-driver.ts";
import { TcpLink } from "./tcp-link.ts";

/** Told again so often, though it says the same: that finds a dead line, and heals a sign that forgot by itself. */
const REFRESH_MS = 30_000;

/** A sign that the house reaches over TCP: what is newest is shown, again after each connect. */
export class TcpSign implements SignOutlet {
  private told: Display | null = null;
  private due = false;
  private busy = false;
  private readonly blinking: Blinking;
  private readonly tcp: TcpLink;
  private readonly refresh: ReturnType<typeof setInterval>;

  constructor(
    private readonly link: SignLink,
    private readonly driver: TcpDriver,
    pace: SignPace = SIGN_PACE,
  ) {
    this.blinking = new Blinking((display, lit) => this.blink(display, lit));
    this.tcp = new TcpLink(driver, (connected, why) => this.connection(connected, why), pace);
    this.refresh = setInterval(() => this.again(), REFRESH_MS);
    this.refresh.unref();
  }

  async show(display: Display): Promise<void> {
    this.told = display;
    this.reconsider();
    if (this.driver.blink) this.blinking.follow(display);
    this.again();
  }

  reconsider(): void {
    if (this.link.barred) this.tcp.rest();
    else this.tcp.resume();
  }

  close(): void {
    clearInterval(this.refresh);
    this.blinking.stop();
    this.tcp.rest();
  }

  private connection(connected: boolean, why: string): void {
    this.link.connection(connected, why);
    if (!connected) return this.link.vanished();
    // One that answers proves that it is there by its first answer.
    if (!this.driver.answer) this.appeared();
    this.again();
  }

  private again(): void {
    this.due = true;
    if (!this.busy) this.work().catch((error) => this.link.failed(error));
  }

  /** Shows the newest display until it has been told, or the line is lost: then connecting starts it again. */
  private async work(): Promise<void> {
    this.busy = true;
    try {
      while (this.due && this.told && this.tcp.connected && !this.link.barred) {
        this.due = false;
        const display = this.told;
        if (await this.tell(this.driver.show(display))) this.link.shows(display.rev);
      }
    } finally {
      this.busy = false;
    }
  }

  private appeared(): void {
    this.link.alive(null);
    this.link.is(this.driver.model);
  }

  /** True when each was taken. */
  private async tell(requests: Uint8Array[]): Promise<boolean> {
    for (const request of requests) {
      const outcome = await this.tcp.exchange(request);
      if (outcome === "lost") return false;
      this.appeared();
      this.link.trouble(outcome.code === null ? null : `refused-${outcome.code}`);
      if (outcome.code !== null) return false;
    }
    return this.driver.answer !== undefined;
  }

  /** Never instead of what has yet to be told. */
  private blink(display: Display, lit: boolean): void {
    if (this.busy || this.due || !this.tcp.connected || this.link.barred) return;
    this.busy = true;
    this.tell(this.driver.blink?.(display, lit) ?? [])
      .catch((error) => this.link.failed(error))
      .finally(() => {
        this.busy = false;
        if (this.due) this.again();
      });
  }
}
