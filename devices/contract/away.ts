import { type Static, Type } from "@sinclair/typebox";
import { SLIP_LINES, SLIP_SIZES } from "../../engine/town/town.ts";
import { Code, EventId, Id, Instant, Language, nullable, oneOf, text } from "./atoms.ts";

const LedgerId = Type.String({
  pattern: "^[A-Za-z0-9_-]{16,64}$",
  description: "unguessable; made anew whenever the device may have lost what it drew",
});
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "local business day" });
const press = (description: string) => Type.String({ pattern: EventId.pattern, description });
const ReadPress = Type.Optional(
  press("of the draw `read`, where that named one: a device that has another there has gone back in time"),
);
const Letter = Type.String({ pattern: "^[A-Z]$" });
const Span_ms = nullable(Type.Integer({ minimum: 0, description: "ms of a clock that nobody sets" }));
const Words = Type.Record(Type.String({ maxLength: 35 }), Type.String({ maxLength: 400 }), {
  description: "by language; German and English are always there",
});

/** That it draws by itself while it cannot ask, and where it writes that down. It is then sent `set/kit`. */
export const LedgerSaid = Type.Object({
  ledger: LedgerId,
  unsent: Type.Integer({ minimum: 0, description: "draws that the house has not confirmed yet" }),
});
export type LedgerSaid = Static<typeof LedgerSaid>;

/** All that a device needs in order to draw and print tickets while it cannot ask. A new one replaces it whole. */
export const Kit = Type.Object({
  ledger: LedgerId,
  read: Type.Integer({
    minimum: 0,
    description:
      "last draw taken over; a device that knows of no such draw has gone back in time and begins another ledger",
  }),
  read_press: ReadPress,
  at: Instant,
  location: Id,
  name: text(120, "name of the place as printed"),
  zone: text(64, "IANA zone"),
  languages: Type.Array(Language, { minItems: 1 }),
  address: Type.String({
    pattern: "^https?://",
    maxLength: 300,
    description: "with a ticket's token behind it: its phone page",
  }),
  numbers: Type.Object(
    { first: Type.Integer({ minimum: 901 }), last: Type.Integer({ maximum: 99_999 }) },
    { description: "of each queue and day, set behind the queue's letter; no other device has them" },
  ),
  days: Type.Array(
    Type.Object({
      day: Day,
      ends_at: Instant,
      key: Type.String({ pattern: "^[\\w-]{16}$", description: "signs the tokens of that day's numbers" }),
    }),
    { description: "for no other day may it draw" },
  ),
  queues: Type.Record(Type.String({ maxLength: 1 }), Words, { description: "names by letter" }),
  departments: Type.Array(
    Type.Object({
      id: Id,
      waiting: Type.Optional(Words),
      hours: Type.Array(Type.Tuple([Instant, Instant]), {
        description: "when numbers are drawn, from and until",
      }),
    }),
  ),
  services: Type.Array(
    Type.Object({
      id: text(64),
      department: Id,
      queue: Letter,
      name: Words,
      left: Type.Optional(
        Type.Object(
          { today: Type.Integer({ minimum: 0 }), later: Type.Integer({ minimum: 0 }) },
          { description: "of the contingent, on the day of `at` and on any later one" },
        ),
      ),
    }),
  ),
  slip: nullable(
    Type.Object({
      logo: Type.Optional(text(40)),
      lines: Type.Optional(Type.Array(oneOf(SLIP_LINES), { maxItems: SLIP_LINES.length })),
      size: Type.Optional(oneOf(SLIP_SIZES)),
      footer: Type.Optional(Words),
      languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 2 })),
    }),
  ),
});
export type Kit = Static<typeof Kit>;

export const AwayDraw = Type.Object({
  seq: Type.Integer({ minimum: 1, description: "rises with each draw of the ledger" }),
  number: Type.String({ pattern: "^[A-Z]\\d{3,5}$" }),
  day: nullable(Day),
  service: text(64, "service id"),
  language: Language,
  channel: oneOf(["kiosk", "buttonbox"]),
  origin: Id,
  press: Type.Optional(
    press(
      "id of the kiosk's form or of the box's request: a number that the house gave it too is taken back",
    ),
  ),
  ago_ms: Span_ms,
  after_ms: Span_ms,
});
export type AwayDraw = Static<typeof AwayDraw>;

/**
 * What was drawn meanwhile, oldest first. `ago_ms`: how long before this message; null where the device was without power since.
 * `after_ms`: how long after the house was last heard, null likewise. Sent again until it is confirmed.
 */
export const AwayDraws = Type.Object({
  id: EventId,
  ledger: LedgerId,
  draws: Type.Array(AwayDraw, { minItems: 1, maxItems: 50 }),
});
export type AwayDraws = Static<typeof AwayDraws>;

/** Draws up to `read` are taken over for good, as tickets or as what the desk has been told of. */
export const AwayAnswer = Type.Object({
  id: EventId,
  ledger: LedgerId,
  status: oneOf(["done", "refused"]),
  read: Type.Integer({ minimum: 0 }),
  read_press: ReadPress,
  code: Type.Optional(Code),
  sentence: Type.Optional(text(300)),
});
export type AwayAnswer = Static<typeof AwayAnswer>;
