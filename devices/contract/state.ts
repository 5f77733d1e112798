import { type Static, Type } from "@sinclair/typebox";
import { Code, Id, Instant, KINDS, nullable, oneOf, Revision, text } from "./atoms.ts";

/** Plain text, no JSON: the words WLED, ESPHome and AWTRIX use too. Also the last will. */
export const Availability = oneOf(["online", "offline"]);
export type Availability = Static<typeof Availability>;

/** The birth message. `boot` differs after every start of the device. */
export const Info = Type.Object({
  schema: Type.Literal(1),
  kind: oneOf(KINDS),
  model: text(64),
  firmware: text(64),
  boot: text(64),
  capabilities: Type.Array(text(64), { maxItems: 32 }),
});
export type Info = Static<typeof Info>;

/** On change and every 60 s; the optional fields belong to printers and kiosks. */
export const Health = Type.Object({
  at: Instant,
  uptime_s: Type.Number({ minimum: 0 }),
  rssi_dbm: Type.Optional(Type.Number({ maximum: 0 })),
  clock_offset_ms: nullable(Type.Number({ description: "device minus server; null while unknown" })),
  errors: Type.Array(Code, { maxItems: 16 }),
  paper: Type.Optional(oneOf(["ok", "low", "out"], "printer")),
  cover: Type.Optional(oneOf(["closed", "open"], "printer")),
  cutter: Type.Optional(oneOf(["ok", "error"], "printer")),
  ticket_in_exit: Type.Optional(Type.Boolean({ description: "printer with a presenter" })),
  last_touch: Type.Optional(nullable(Instant)),
  printer: Type.Optional(nullable(Id)),
  build: Type.Optional(text(64, "kiosk: build of the page it shows")),
});
export type Health = Static<typeof Health>;

/** What the device really shows; other fields may repeat the desired state. */
export const Reported = Type.Object({ rev: Revision });
export type Reported = Static<typeof Reported>;
