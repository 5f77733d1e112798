import { type Static, type TProperties, Type } from "@sinclair/typebox";
import { Code, EventId, Instant, Language, oneOf, text } from "./atoms.ts";
import { IssuedTicket } from "./command.ts";

/** `seq` and `at` may be missing: a box without clock or memory still has buttons. */
function event<P extends TProperties>(fields: P) {
  return Type.Object({
    id: EventId,
    seq: Type.Optional(Type.Integer({ minimum: 0 })),
    at: Type.Optional(Instant),
    ...fields,
  });
}

/** Of a press that is older nothing is drawn, ms: whoever pressed has gone, or has pressed again. */
export const PRESS_LASTS_MS = 10_000;

/** Somebody asks for a ticket. Repeating the same `id` gets the first answer, never a second ticket. */
export const TicketRequest = event({
  service: text(64, "service id"),
  language: Language,
  medium: oneOf(["paper", "qr"]),
  uptime_s: Type.Optional(
    Type.Number({
      minimum: 0,
      description:
        "when the button was pressed, by the counting that `state/health` tells as `uptime_s` (told before the first press); a press " +
        `of more than ${PRESS_LASTS_MS / 1_000} s ago draws nothing and is refused as \`expired\``,
    }),
  ),
});
export type TicketRequest = Static<typeof TicketRequest>;

export const ButtonPress = event({ button: text(32), press: Type.Optional(oneOf(["short", "long"])) });
export type ButtonPress = Static<typeof ButtonPress>;

export const Scan = event({ code: text(400), symbology: Type.Optional(text(32)) });
export type Scan = Static<typeof Scan>;

export const PaperTaken = event({ job: Type.Optional(text(64, "id of the print command")) });
export type PaperTaken = Static<typeof PaperTaken>;

/** The engine's answer to an event; `code` and `sentence` say why a request was refused. */
export const TicketAnswer = Type.Object({
  id: EventId,
  status: oneOf(["done", "refused"]),
  ticket: Type.Optional(IssuedTicket),
  code: Type.Optional(Code),
  sentence: Type.Optional(text(300)),
});
export type TicketAnswer = Static<typeof TicketAnswer>;
