import { flag, list, object, oneOf, type Shape, string, whole } from "./shape.ts";
import type { AsciiSign, ModbusSign, SignDriver, SignTemplate, TemplateLine } from "./sign-driver.ts";

type Of<T extends SignDriver["type"]> = Extract<SignDriver, { type: T }>;

const TOPIC = /^[A-Za-z0-9_-]{1,32}(\/[A-Za-z0-9_-]{1,32}){0,7}$/;

const RESERVED = /^(wartemarke|star)(\/|$)/;

const topic = string(
  "an MQTT topic of at most 8 levels of A-Z, a-z, 0-9, _ and -, outside wartemarke/ and star/",
  (value) => TOPIC.test(value) && !RESERVED.test(value),
);
/** AWTRIX 3 signs in with its prefix as client id. */
const prefix = string(
  "an MQTT prefix of A-Z, a-z, 0-9, _, / and -, at most 32, outside wartemarke/ and star/",
  (value) => value.length <= 32 && TOPIC.test(value) && !RESERVED.test(value),
);
const client_id = string("an MQTT client id of A-Z, a-z, 0-9, _, / and -, at most 32", (value) =>
  /^[A-Za-z0-9_/-]{1,32}$/.test(value),
);
/** A machine on the office's network. */
export const host = string(
  "a host name or an IP address",
  (value) =>
    value.length <= 253 &&
    /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)$/.test(value),
);
const hex = string("bytes in hexadecimal like 1b42, at most 16 of them", (value) =>
  /^([0-9A-Fa-f]{2}){1,16}$/.test(value),
);
const payload = string("a payload of at most 1000 characters", (value) => value.length <= 1_000);
const word = string(
  "a word of 1 to 64 characters",
  (value) => value.trim() !== "" && value.length <= 64 && !/\p{Cc}/u.test(value),
);
const register = whole(0, 65_535);

const line = object<TemplateLine>({ topic, payload }, { retain: flag });
const lines = list(line, 1, 8);
const blinkLines = object<NonNullable<SignTemplate["blink"]>>({ dark: lines, lit: lines }, {});
const presence = object<SignTemplate["presence"]>({ topic, online: word, offline: word }, {});
const confirm = object<NonNullable<SignTemplate["confirm"]>>({ topic, payload: word }, {});

const modbus = object<ModbusSign>(
  { type: oneOf(["modbus"]), host },
  {
    port: whole(1, 65_535),
    unit: whole(0, 255),
    text: object<NonNullable<ModbusSign["text"]>>(
      { register, length: whole(1, 32) },
      { packing: oneOf(["one-per-register", "two-per-register"]) },
    ),
    number: object<NonNullable<ModbusSign["number"]>>({ register, blank: register }, {}),
    blink: object<NonNullable<ModbusSign["blink"]>>({ register, on: register, off: register }, {}),
    brightness: object<NonNullable<ModbusSign["brightness"]>>({ register }, {}),
  },
);

/** The shapes of the signs' drivers, by type. */
export const signDriverShapes: { [T in SignDriver["type"]]: Shape<Of<T>> } = {
  awtrix3: object<Of<"awtrix3">>({ type: oneOf(["awtrix3"]), prefix }, { client_id }),
  "awtrix-ng": object<Of<"awtrix-ng">>({ type: oneOf(["awtrix-ng"]), prefix }, { client_id }),
  tasmota: object<Of<"tasmota">>({ type: oneOf(["tasmota"]), topic }, { client_id }),
  wled: object<Of<"wled">>({ type: oneOf(["wled"]), topic }, { client_id }),
  template: object<Of<"template">>(
    { type: oneOf(["template"]), show: lines, clear: lines, presence },
    { client_id, blink: blinkLines, confirm },
  ),
  modbus: (value, path, report): value is ModbusSign => {
    if (!modbus(value, path, report)) return false;
    if ((value.text === undefined) !== (value.number === undefined)) return true;
    report(path, "must say where it shows: either text or number");
    return false;
  },
  "ascii-tcp": object<AsciiSign>(
    { type: oneOf(["ascii-tcp"]), host, port: whole(1, 65_535), length: whole(1, 32) },
    {
      align: oneOf(["left", "right"]),
      start: hex,
      end: hex,
      blink: object<NonNullable<AsciiSign["blink"]>>({ on: hex, off: hex }, {}),
      acknowledges: flag,
    },
  ),
};
