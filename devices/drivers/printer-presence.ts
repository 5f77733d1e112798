import type { Health } from "../contract/state.ts";
import type { DriverPorts } from "./driver.ts";

const AGAIN_MS = 60_000;

/** Whether a printer that comes by itself is there, and how it is: said on change and once a minute while it comes. */
export class PrinterPresence {
  private silence: ReturnType<typeof setTimeout> | undefined;
  private health: Pick<Health, "paper" | "cover" | "cutter" | "ticket_in_exit" | "errors"> = { errors: [] };
  private online = false;
  private told_at = 0;
  private readonly started: number;

  constructor(
    private readonly ports: DriverPorts,
    private readonly about: { model: string; silence_ms: number },
  ) {
    const { say, clock } = ports;
    this.started = clock.now();
    const made = { model: about.model, firmware: "unknown", boot: crypto.randomUUID() };
    say("state/info", { schema: 1, kind: "printer", ...made, capabilities: ["ticket", "qr", "cut"] });
    say("state/availability", "offline");
  }

  /** A word of the printer's. */
  there(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.gone(), this.about.silence_ms);
    this.silence.unref();
    const { say, clock } = this.ports;
    if (this.online && clock.now() - this.told_at < AGAIN_MS) return;
    this.tell();
    this.online = true;
    say("state/availability", "online");
  }

  is(health: Pick<Health, "paper" | "cover" | "cutter" | "ticket_in_exit" | "errors">): void {
    if (JSON.stringify(health) === JSON.stringify(this.health)) return;
    this.health = health;
    this.tell();
  }

  gone(): void {
    clearTimeout(this.silence);
    if (!this.online) return;
    this.online = false;
    this.ports.say("state/availability", "offline");
  }

  close(): void {
    clearTimeout(this.silence);
  }

  private tell(): void {
    const at = this.ports.clock.now();
    this.told_at = at;
    const uptime_s = Math.max(0, Math.floor((at - this.started) / 1_000));
    this.ports.say("state/health", { at, uptime_s, clock_offset_ms: null, ...this.health });
  }
}
