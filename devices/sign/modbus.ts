import type { ModbusSign } from "../../engine/town/sign-driver.ts";
import type { Display } from "../contract/set.ts";
import { faceText } from "./face.ts";
import { fitted, type TcpAnswer, type TcpDriver } from "./tcp-driver.ts";

const WRITE_ONE = 0x06;
const WRITE_MANY = 0x10;
const EXCEPTION = 0x80;
/** Transaction, protocol and length; the length counts what follows it (MODBUS Messaging on TCP/IP, 3.1.3). */
const HEADER = 6;

/** A sign with a register map, over Modbus TCP. */
export function modbusSign(sign: ModbusSign): TcpDriver {
  const { host, port = 502, unit = 1, blink, brightness } = sign;
  const dark = (display: Display) => face(sign, { ...display, mode: "off", text: "" });
  return {
    model: "Modbus TCP",
    host,
    port,
    show(display) {
      const blinks = display.blink_ms > 0;
      return [
        face(sign, display),
        ...(blink ? [one(blink.register, blinks ? blink.on : blink.off)] : []),
        ...(brightness ? [one(brightness.register, display.brightness)] : []),
      ];
    },
    ...(blink ? {} : { blink: (display, lit) => [lit ? face(sign, display) : dark(display)] }),
    frame: (pdu, n) => Buffer.concat([words(n, 0, pdu.length + 1), Uint8Array.of(unit), pdu]),
    answer,
  };
}

/** The request that writes what stands on the sign. */
function face({ text, number }: ModbusSign, display: Display): Uint8Array {
  if (number) {
    const digits = display.text.replaceAll(/\D/g, "");
    return one(number.register, digits === "" ? number.blank : Number(digits) % 65_536);
  }
  const { register, length, packing } = text!; // one of the two is there: engine/town/sign-driver-shape.ts
  const ascii = Buffer.from(fitted(faceText(display), display.text, length).padEnd(length), "latin1");
  const packed = packing === "two-per-register";
  const data = packed ? Buffer.concat([ascii, Buffer.from(" ".repeat(length % 2))]) : words(...ascii);
  return Buffer.concat([
    Uint8Array.of(WRITE_MANY),
    words(register, data.length / 2),
    Uint8Array.of(data.length),
    data,
  ]);
}

function one(register: number, value: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(WRITE_ONE), words(register, value)]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [n, value] of values.entries()) bytes.writeUInt16BE(value, n * 2);
  return bytes;
}

/** Both writes are answered with their first five bytes, or with the function's exception and its number. */
function answer(bytes: Uint8Array, request: Uint8Array, n: number): TcpAnswer {
  if (bytes.length < HEADER) return "incomplete";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint16(4);
  if (view.getUint16(2) !== 0 || length < 3 || length > 254) return "garbage";
  const taken = HEADER + length;
  if (bytes.length < taken) return "incomplete";
  if (view.getUint16(0) !== n) return { late: taken };
  const said = bytes.subarray(HEADER + 1, taken);
  if (said[0] === ((request[0] ?? 0) | EXCEPTION)) return { taken, code: `modbus-${said[1]}` };
  return Buffer.compare(said, request.subarray(0, 5)) === 0 ? { taken, code: null } : "garbage";
}
