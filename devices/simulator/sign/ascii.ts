import type { Socket } from "node:net";
import type { SignFaults } from "./face.ts";
import { TcpSignHardware } from "./tcp-sign-hardware.ts";

const [STX, ETX, ACK, NAK] = [0x02, 0x03, 0x06, 0x15];

export interface AsciiFaults extends SignFaults {
  /** Answers every frame with NAK. */
  refuses: boolean;
}

/** A sign that takes `02 … 03` over TCP and answers ACK where it is asked to; dark after a restart. */
export class AsciiSignHardware extends TcpSignHardware {
  readonly faults: AsciiFaults = { offline: false, ignores: false, clock_off_s: 0, refuses: false };
  private frame: number[] | null = null;

  private constructor(
    private readonly acknowledges: boolean,
    seen?: (face: string) => void,
  ) {
    super(seen);
  }

  static async open(port: number, acknowledges: boolean, seen?: (face: string) => void) {
    const sign = new AsciiSignHardware(acknowledges, seen);
    await sign.server.open(port);
    return sign;
  }

  protected forget(): void {
    this.face.show("");
  }

  protected receive(bytes: Buffer, socket: Socket): void {
    for (const byte of bytes) this.take(byte, socket);
  }

  private take(byte: number, socket: Socket): void {
    if (byte === STX) this.frame = [];
    else if (byte !== ETX) this.frame?.push(byte);
    else if (this.frame && !this.faults.ignores) {
      if (!this.faults.refuses) this.face.show(String.fromCharCode(...this.frame).trim());
      if (this.acknowledges) socket.write(Uint8Array.of(this.faults.refuses ? NAK : ACK));
      this.frame = null;
    }
  }
}
