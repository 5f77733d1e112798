import type { Address, EngineMessage } from "../../contract/contract.ts";
import { faceText } from "../../sign/face.ts";
import { NativeDevice, type NativeOptions } from "../native-device.ts";
import { Face, type SignFaults, type SimulatedSign } from "./face.ts";

/** A sign that speaks the native contract, like the ESPHome samples in `devices/esphome/`. */
export class NativeSign extends NativeDevice implements SimulatedSign {
  readonly face: Face;
  readonly faults: SignFaults = { offline: false, ignores: false, clock_off_s: 0 };
  protected readonly kind = "sign";
  protected readonly capabilities = ["text", "color", "blink"];
  protected readonly branches = ["set"] as const;

  constructor(address: Address, options: NativeOptions & { seen?: (face: string) => void }) {
    super(address, options);
    this.face = new Face(options.seen);
  }

  protected heard(message: EngineMessage): void {
    if (message.path !== "set/display" || this.faults.ignores) return;
    this.face.show(faceText(message.payload));
    this.link?.say("state/reported", { rev: message.payload.rev });
  }
  protected forget(): void {
    this.face.show("");
  }
}
