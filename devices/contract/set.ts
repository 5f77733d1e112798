import { type Static, Type } from "@sinclair/typebox";
import { oneOf, Percent, Revision, text } from "./atoms.ts";

/** What a sign shall show. The engine ends the blinking by a new revision: a sign needs no clock. */
export const Display = Type.Object({
  rev: Revision,
  mode: oneOf(["call", "idle", "closed", "off"]),
  text: text(32, "ticket number, empty unless mode is call"),
  counter: text(16),
  color: Type.String({ pattern: "^#[0-9A-Fa-f]{6}$" }),
  blink_ms: Type.Union([Type.Literal(0), Type.Integer({ minimum: 500, maximum: 10_000 })], {
    description: "full period; 0 is steady; at least 500, which stays below three flashes a second",
  }),
  brightness: Percent,
});
export type Display = Static<typeof Display>;

/** Settings of a device; fields beyond `rev` are the driver's own. */
export const Config = Type.Object({ rev: Revision });
export type Config = Static<typeof Config>;
