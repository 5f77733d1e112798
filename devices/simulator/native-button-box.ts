import type { EngineMessage, Payload } from "../contract/contract.ts";
import { PRESS_LASTS_MS } from "../contract/event.ts";
import { NativeDevice, type NativeFaults } from "./native-device.ts";

/**
 * A button box that speaks the native contract: each press asks until it is answered, and the answer is handed to `answered`. What was
 * asked before the box listened is asked again, by the same id, as long as whoever pressed may still stand there.
 */
export class NativeButtonBox extends NativeDevice {
  /** `twice`: each press is sent a second time with the same id, as over a bad line. */
  readonly faults: NativeFaults & { twice: boolean } = { offline: false, clock_off_s: 0, twice: false };
  protected readonly kind = "buttonbox";
  protected readonly capabilities = ["buttons"];
  protected readonly branches = ["ack"] as const;
  private seq = 0;
  /** Each press that was not answered yet. */
  private readonly asked = new Map<string, Payload<"evt/ticket-request"> & { uptime_s: number }>();

  constructor(
    address: ConstructorParameters<typeof NativeDevice>[0],
    private readonly ports: ConstructorParameters<typeof NativeDevice>[1] & {
      answered(service: string, answer: string): void;
    },
  ) {
    super(address, ports);
  }

  /** Somebody presses the button of this service; false: it has no power. */
  press(service: string, language: "de" | "en" = "de"): boolean {
    if (!this.link) return false;
    const id = crypto.randomUUID();
    const at = this.ports.now() + this.faults.clock_off_s * 1_000;
    const { uptime_s } = this;
    const request = { id, seq: ++this.seq, at, uptime_s, service, language, medium: "paper" as const };
    this.asked.set(id, request);
    // Else it is asked once the box is there: the line would keep it however old it gets.
    if (!this.link.connected) return true;
    for (let times = this.faults.twice ? 2 : 1; times > 0; times--)
      this.link.say("evt/ticket-request", request);
    return true;
  }

  protected heard(message: EngineMessage): void {
    if (message.path !== "ack/ticket-request") return;
    const { id, status, ticket, code } = message.payload;
    const request = this.asked.get(id);
    if (!request) return;
    this.asked.delete(id);
    this.ports.answered(request.service, status === "done" && ticket ? ticket.number : (code ?? status));
  }
  protected override joined(): void {
    this.health();
    for (const [id, request] of this.asked) {
      if ((this.uptime_s - request.uptime_s) * 1_000 <= PRESS_LASTS_MS) {
        this.link?.say("evt/ticket-request", request);
        continue;
      }
      this.asked.delete(id);
      this.ports.answered(request.service, "expired");
    }
  }
  protected forget(): void {
    this.seq = 0;
    this.asked.clear();
  }
}
