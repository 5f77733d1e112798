import { type TSchema, Type } from "@sinclair/typebox";

/** Kinds of device that speak the native contract. */
export const KINDS = ["kiosk", "buttonbox", "printer", "sign", "board", "announcer"] as const;
export type Kind = (typeof KINDS)[number];

const ID = "[a-z0-9-]{1,32}";
/** Device and location ids: they are topic levels, user names and client ids at once. */
export const ID_PATTERN = new RegExp(`^${ID}$`);

export const Id = Type.String({ pattern: `^${ID}$`, description: "device or location id" });
export const Ulid = Type.String({ pattern: "^[0-9A-HJKMNP-TV-Z]{26}$", description: "ULID" });
/** Looser than a ULID: a box without clock or entropy pool builds `<mac>-<boot>-<n>` and stays unique. */
export const EventId = Type.String({
  pattern: "^[A-Za-z0-9_-]{8,64}$",
  description: "idempotency key, unique per device for ever; a ULID where the device can make one",
});
export const Instant = Type.Integer({ minimum: 0, description: "milliseconds since 1970-01-01 UTC" });
export const WallTime = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$",
  description: "RFC 3339 with the location's offset: its first 16 characters are what people read on a clock",
});
export const Revision = Type.String({
  pattern: "^\\d{1,9}\\.\\d{1,15}$",
  description: "`epoch.seq`; a device echoes it unread, the engine compares it",
});
export const Language = Type.String({
  pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
  maxLength: 35,
  description: "BCP 47",
});
export const Code = Type.String({ pattern: "^[a-z0-9-]{1,64}$", description: "refusal or fault code" });
export const Percent = Type.Integer({ minimum: 0, maximum: 100 });

/** A short text; lengths are limited because signs, paper and buffers are. */
export function text(maxLength: number, description?: string) {
  return Type.String({ maxLength, description });
}

export function nullable<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

/** One of fixed words. */
export function oneOf<const W extends readonly string[]>(words: W, description?: string) {
  const literals = words.map((word) => Type.Literal(word));
  return Type.Unsafe<W[number]>(Type.Union(literals, { description }));
}
