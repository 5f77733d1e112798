import { MOBILE_COUNTRIES } from "../contacts/mobile.ts";
import { MESSAGE_CHANNELS, MESSAGE_KINDS } from "../messages/message.ts";
import { PLACEHOLDERS } from "../messages/texts/texts.ts";
import { isTime } from "./calendar-words.ts";
import { list, object, oneOf, type Shape, string, whole } from "./shape.ts";
import { text } from "./text-shape.ts";
import type { MessageRule, SmsRule, Text, WordingRule } from "./town.ts";

const plain = text(400);
const known: readonly string[] = PLACEHOLDERS;

/** A sentence in the visitor's languages whose placeholders are all known. */
const wording: Shape<Text> = (value, path, report): value is Text => {
  if (!plain(value, path, report)) return false;
  const unknown = Object.values(value).flatMap((one) =>
    [...one.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = ""]) => (known.includes(name) ? [] : [name])),
  );
  for (const name of unknown)
    report(
      path,
      `has the unknown placeholder {${name}}; known are ${known.map((one) => `{${one}}`).join(", ")}`,
    );
  return unknown.length === 0;
};

const wordingRule = object<WordingRule>({}, { subject: wording, mail: list(wording, 1, 12), sms: wording });
const channels = list(oneOf(MESSAGE_CHANNELS), 1, MESSAGE_CHANNELS.length);

export const messageShape = object<MessageRule>(
  {},
  {
    off: list(oneOf(MESSAGE_KINDS), 0, MESSAGE_KINDS.length),
    by: object<NonNullable<MessageRule["by"]>>({}, ofEachKind(channels)),
    reminder_at: string("a wall time like 10:00", isTime),
    ahead: whole(1, 20),
    sms: object<SmsRule>(
      {},
      {
        countries: list(oneOf(MOBILE_COUNTRIES), 1, MOBILE_COUNTRIES.length),
        per_number: whole(1, 100),
        per_hour: whole(1, 10_000),
      },
    ),
    wording: object<NonNullable<MessageRule["wording"]>>({}, ofEachKind(wordingRule)),
  },
);

function ofEachKind<T>(shape: Shape<T>) {
  return {
    confirm: shape,
    confirmed: shape,
    changed: shape,
    cancelled: shape,
    reminder: shape,
    nth: shape,
    called: shape,
    "confirm-request": shape,
    requested: shape,
    "requested-already": shape,
    "passed-over": shape,
  };
}
