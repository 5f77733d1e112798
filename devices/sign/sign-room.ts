import type { Engine } from "../../engine/engine.ts";
import type { Bus } from "../broker/bus.ts";
import type { Address } from "../contract/contract.ts";
import { formatRev } from "../contract/rev.ts";
import type { Display } from "../contract/set.ts";
import type { Presence } from "../foyer/presence.ts";
import { mqttDriver, tcpDriver } from "./drivers.ts";
import { MqttSign } from "./mqtt-sign.ts";
import { SIGN_PACE, SignLink, type SignOutlet, type SignPace } from "./sign-link.ts";
import { TcpSign } from "./tcp-sign.ts";

/** All signs of the house, each told in the words it understands: its driver's, or the native contract's. */
export class SignRoom {
  private readonly outlets = new Map<string, SignOutlet>();
  private readonly stop: () => void;

  constructor(
    private readonly engine: Engine,
    private readonly bus: Bus,
    presence: Presence,
    pace: Partial<SignPace> = {},
  ) {
    const hurry = { ...SIGN_PACE, ...pace };
    for (const { devices } of engine.towns) {
      for (const { id, driver } of devices) {
        const [mqtt, tcp] = [mqttDriver(driver), tcpDriver(driver)];
        const link = new SignLink(engine, presence, id);
        if (mqtt) this.outlets.set(id, new MqttSign(link, bus, mqtt, hurry));
        if (tcp) this.outlets.set(id, new TcpSign(link, tcp, hurry));
      }
    }
    this.stop = engine.credentials.listen((device) => this.outlets.get(device)?.reconsider());
  }

  /** Tells a sign what to show from now on; null: nothing, and it is over no counter. */
  async show(to: Address, display: Display | null): Promise<void> {
    const outlet = this.outlets.get(to.device);
    if (outlet) await outlet.show(display ?? this.nothing());
    else await this.bus.publish(to, "set/display", display);
  }

  /** Whether the house itself reaches a sign, whatever becomes of the bus. */
  reaches(device: string): boolean {
    return this.outlets.get(device) instanceof TcpSign;
  }

  close(): void {
    this.stop();
    for (const outlet of this.outlets.values()) outlet.close();
  }

  private nothing(): Display {
    const rev = formatRev({ epoch: this.engine.epoch, seq: 0 });
    return { rev, mode: "off", text: "", counter: "", color: "#000000", blink_ms: 0, brightness: 0 };
  }
}
