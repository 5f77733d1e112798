import type { AsciiSign } from "../../engine/town/sign-driver.ts";
import type { Display } from "../contract/set.ts";
import { faceText } from "./face.ts";
import { fitted, type TcpAnswer, type TcpDriver } from "./tcp-driver.ts";

const ACK = 0x06;
const NAK = 0x15;

/** A sign that takes framed ASCII over TCP, e.g. `02 … 03`. */
export function asciiSign(sign: AsciiSign): TcpDriver {
  const { host, port, length, align = "left", blink, acknowledges } = sign;
  const start = Buffer.from(sign.start ?? "02", "hex");
  const end = Buffer.from(sign.end ?? "03", "hex");
  const write = (text: string, blinks: boolean) => {
    const padded = align === "left" ? text.padEnd(length) : text.padStart(length);
    const format = blink ? Buffer.from(blinks ? blink.on : blink.off, "hex") : Buffer.alloc(0);
    return [Buffer.concat([start, format, Buffer.from(padded, "latin1"), end])];
  };
  const text = (display: Display) => fitted(faceText(display), display.text, length);
  return {
    model: "ASCII/TCP",
    host,
    port,
    show: (display) => write(text(display), display.blink_ms > 0),
    ...(blink ? {} : { blink: (display, lit) => write(lit ? text(display) : "", false) }),
    frame: (request) => request,
    ...(acknowledges ? { answer } : {}),
  };
}

function answer([first]: Uint8Array): TcpAnswer {
  if (first === undefined) return "incomplete";
  if (first !== ACK && first !== NAK) return "garbage";
  return { taken: 1, code: first === ACK ? null : "nak" };
}
