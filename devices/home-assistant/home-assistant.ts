import type { Engine } from "../../engine/engine.ts";
import type { Bus } from "../broker/bus.ts";
import type { WireMessage } from "../contract/write.ts";
import { discoveryOf, stateOf } from "./entities.ts";

/** News waits so long for more, ms. */
const GATHER_MS = 1_000;

/** Tells Home Assistant of all devices and how they are; it hears nothing from there. */
export class HomeAssistant {
  private readonly told = new Map<string, string>();
  private readonly fresh = new Set<string>();
  private callOff: (() => void) | null = null;
  private readonly stop: () => void;

  constructor(private readonly ports: { engine: Engine; bus: Pick<Bus, "sendRaw">; prefix: string }) {
    const { fleet, clock } = ports.engine;
    this.stop = fleet.listen(({ id }) => {
      this.fresh.add(id);
      this.callOff ??= clock.after(GATHER_MS, () => void this.flush());
    });
  }

  /** Tells all of it. */
  async start(): Promise<void> {
    for (const { id } of this.ports.engine.fleet.all()) this.fresh.add(id);
    await this.flush();
  }

  close(): void {
    this.stop();
    this.callOff?.();
  }

  private async flush(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    const { engine, prefix } = this.ports;
    const devices = [...this.fresh].map((id) => engine.fleet.get(id));
    this.fresh.clear();
    for (const device of devices) {
      const town = device && engine.town(device.location);
      if (!town) continue;
      for (const message of [...discoveryOf(prefix, device, town), stateOf(prefix, device)])
        await this.tell(message);
    }
  }

  /** Only what is new. A bus that is away keeps what is retained and tells it when it is back. */
  private async tell(message: WireMessage): Promise<void> {
    const { topic, payload } = message;
    const text = String(payload);
    if (this.told.get(topic) === text) return;
    this.told.set(topic, text);
    try {
      await this.ports.bus.sendRaw(message);
    } catch (error) {
      this.told.delete(topic);
      this.ports.engine.log({ level: "error", what: "Home Assistant not told", topic, error });
    }
  }
}
