import { type Static, type TSchema, Type } from "@sinclair/typebox";
import { SLIP_LINES, SLIP_SIZES } from "../../engine/town/town.ts";
import { Code, Id, Instant, Language, nullable, oneOf, Percent, text, Ulid, WallTime } from "./atoms.ts";

/** What a smart printer lays out itself. No personal data: `url` carries the visitor's unguessable token. */
export const Ticket = Type.Object({
  number: text(8, "A023"),
  queue: text(80),
  service: text(120),
  waiting: Type.Integer({ minimum: 0, description: "people ahead" }),
  range_min: nullable(
    Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })], {
      description: "expected wait in minutes, from and to; null when nothing honest can be said",
    }),
  ),
  issued_at: WallTime,
  url: Type.String({ pattern: "^https?://", maxLength: 400, description: "phone page, printed as QR code" }),
  language: Language,
  location: text(120, "name of the place as printed"),
  way: Type.Optional(text(160, "where to wait or go")),
});
export type Ticket = Static<typeof Ticket>;

/** How the location wants its tickets laid out; a printer without a layout of its own may leave it out of account. */
export const Slip = Type.Object({
  logo: Type.Optional(text(40, "a line above everything")),
  lines: Type.Optional(Type.Array(oneOf(SLIP_LINES), { maxItems: SLIP_LINES.length })),
  size: Type.Optional(oneOf(SLIP_SIZES)),
  footer: Type.Optional(text(120, "a line below everything")),
  languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 2 })),
});

export const PrintArgs = Type.Union([
  Type.Object({
    ticket: Ticket,
    slip: Type.Optional(Slip),
    press: Type.Optional(
      text(64, "name of the press that drew it: who has drawn for the same press meanwhile prints nothing"),
    ),
  }),
  Type.Object({ raw: Type.Object({ media: text(64), base64: Type.String({ maxLength: 60_000 }) }) }),
]);
export type PrintArgs = Static<typeof PrintArgs>;

export const AnnounceArgs = Type.Object({
  gong: Type.Boolean(),
  volume: Percent,
  repeat: Type.Integer({ minimum: 1, maximum: 3 }),
  utterances: Type.Array(
    Type.Object({ language: Language, text: text(300), audio_url: Type.Optional(text(400)) }),
    { maxItems: 8 },
  ),
});
export type AnnounceArgs = Static<typeof AnnounceArgs>;

/** A command: done at most once per `id`, and not at all after `expires_at`. */
export function command<A extends TSchema>(args: A) {
  return Type.Object({ id: Ulid, at: Instant, expires_at: Instant, args });
}

/** The device's answer to a command. `code` says why it failed, e.g. `paper-out`, `cover-open`, `offline`, `unknown`. */
export const Result = Type.Object({
  id: Ulid,
  status: oneOf(["accepted", "running", "done", "failed", "expired", "duplicate"]),
  code: Type.Optional(Code),
  detail: Type.Optional(text(200)),
});
export type Result = Static<typeof Result>;

/** The ticket as a button box or kiosk gets it back. */
export const IssuedTicket = Type.Object({
  number: text(8),
  queue: text(80),
  waiting: Type.Integer({ minimum: 0 }),
  url: Type.String({ pattern: "^https?://", maxLength: 400 }),
  printer: Type.Optional(nullable(Id)),
});
export type IssuedTicket = Static<typeof IssuedTicket>;
