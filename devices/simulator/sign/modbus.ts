import type { Socket } from "node:net";
import type { SignFaults } from "./face.ts";
import { TcpSignHardware } from "./tcp-sign-hardware.ts";

const ILLEGAL_FUNCTION = 1;
const ILLEGAL_ADDRESS = 2;

export interface ModbusFaults extends SignFaults {
  /** Answers come byte by byte. */
  halves: boolean;
  /** Answers something that is no Modbus. */
  garbage: boolean;
  /** Refuses every write as an illegal address. */
  refuses: boolean;
}

/** A sign on Modbus TCP with 64 registers, the first ones its characters; registers are lost with its power. */
export class ModbusSignHardware extends TcpSignHardware {
  readonly faults: ModbusFaults = {
    offline: false,
    ignores: false,
    clock_off_s: 0,
    halves: false,
    garbage: false,
    refuses: false,
  };
  readonly registers = new Uint16Array(64);
  private heard = Buffer.alloc(0);

  private constructor(
    private readonly length: number,
    seen?: (face: string) => void,
  ) {
    super(seen);
  }

  /** Opens a sign with so many characters on a port, 0 takes a free one. */
  static async open(port: number, length: number, seen?: (face: string) => void) {
    const sign = new ModbusSignHardware(length, seen);
    await sign.server.open(port);
    return sign;
  }

  protected forget(): void {
    this.registers.fill(0);
    this.draw();
  }

  protected receive(bytes: Buffer, socket: Socket): void {
    this.heard = Buffer.concat([this.heard, bytes]);
    for (;;) {
      const end = this.heard.length < 6 ? Number.POSITIVE_INFINITY : 6 + this.heard.readUInt16BE(4);
      if (this.heard.length < end) return;
      const [header, pdu] = [this.heard.subarray(0, 7), this.heard.subarray(7, end)];
      this.heard = Buffer.from(this.heard.subarray(end));
      if (!this.faults.ignores) this.reply(header, this.work(pdu), socket);
    }
  }

  private work(pdu: Buffer): Buffer {
    const fc = pdu.readUInt8(0);
    const at = pdu.readUInt16BE(1);
    const refuse = (code: number) => Buffer.of(fc | 0x80, code);
    if (fc !== 0x06 && fc !== 0x10) return refuse(ILLEGAL_FUNCTION);
    const values = fc === 0x06 ? pdu.subarray(3, 5) : pdu.subarray(6);
    if (this.faults.refuses || at + values.length / 2 > this.registers.length) return refuse(ILLEGAL_ADDRESS);
    for (let n = 0; n < values.length / 2; n++) this.registers[at + n] = values.readUInt16BE(n * 2);
    this.draw();
    return pdu.subarray(0, 5);
  }

  private reply(header: Buffer, pdu: Buffer, socket: Socket): void {
    if (this.faults.garbage) return void socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
    const head = Buffer.from(header);
    head.writeUInt16BE(pdu.length + 1, 4);
    const answer = Buffer.concat([head, pdu]);
    if (!this.faults.halves) return void socket.write(answer);
    for (const [n, byte] of answer.entries()) setTimeout(() => socket.write(Uint8Array.of(byte)), n);
  }

  private draw(): void {
    const characters = [...this.registers.subarray(0, this.length)];
    this.face.show(
      String.fromCharCode(...characters)
        .replaceAll("\0", " ")
        .trimEnd(),
    );
  }
}
