/**
 * Signs that do not speak the native contract. `prefix` and `topic` are the first levels of the sign's own MQTT topics;
 * `client_id` is the MQTT client id its firmware insists on, the device's id (AWTRIX 3: the prefix) unless said.
 */
export type SignDriver =
  | { type: "awtrix3"; prefix: string; client_id?: string }
  | { type: "awtrix-ng"; prefix: string; client_id?: string }
  | { type: "tasmota"; topic: string; client_id?: string }
  | { type: "wled"; topic: string; client_id?: string }
  | ({ type: "template"; client_id?: string } & SignTemplate)
  | ModbusSign
  | AsciiSign;

/**
 * Any sign that takes text over MQTT. Payloads may hold `{text}` (as on a native sign: `A023>3`, the counter's number,
 * `---` or nothing), `{number}`, `{counter}`, `{color}` (#RRGGBB), `{red}` `{green}` `{blue}` (0 to 255), `{brightness}`
 * (percent) and `{level}` (0 to 255).
 */
export interface SignTemplate {
  /** Sent for a call, an idle and a closed counter. */
  show: TemplateLine[];
  /** Sent when nothing shall be shown. */
  clear: TemplateLine[];
  /** Sent in turn while a call blinks; without them it does not. */
  blink?: { dark: TemplateLine[]; lit: TemplateLine[] };
  /** Where and how it says that it is there, and that it has gone (its last will). */
  presence: { topic: string; online: string; offline: string };
  /** What it answers once it shows `{text}`; without it nobody can tell whether it does. */
  confirm?: { topic: string; payload: string };
}

export interface TemplateLine {
  topic: string;
  payload: string;
  /** Kept by the broker for when the sign comes back; false unless said. */
  retain?: boolean;
}

/** Modbus TCP; `port` is 502 and `unit` 1 unless said. Registers count from 0. */
export interface ModbusSign {
  type: "modbus";
  host: string;
  port?: number;
  unit?: number;
  /** ASCII characters into consecutive registers (FC16), from the left, padded with blanks. */
  text?: { register: number; length: number; packing?: "one-per-register" | "two-per-register" };
  /** Or only the digits of the number into one register (FC06); `blank` is what its maker calls dark. */
  number?: { register: number; blank: number };
  /** Written after the text; without it the house blinks by blanking the text. */
  blink?: { register: number; on: number; off: number };
  /** Percent. */
  brightness?: { register: number };
}

/** Framed ASCII over TCP. Bytes are hexadecimal: `02` and `03` frame a text unless said. */
export interface AsciiSign {
  type: "ascii-tcp";
  host: string;
  port: number;
  /** Characters on the sign; shorter texts are padded with blanks; `left` unless said. */
  length: number;
  align?: "left" | "right";
  start?: string;
  end?: string;
  /** Format bytes before the text; without them the house blinks by blanking the text. */
  blink?: { on: string; off: string };
  /** It answers each frame with ACK (06) or NAK (15). */
  acknowledges?: boolean;
}
