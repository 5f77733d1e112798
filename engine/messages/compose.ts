import { type Language, say, type Town } from "../town/town.ts";
import type { MessageChannel, MessageKind } from "./message.ts";
import { TEXTS } from "./texts/in-language.ts";
import { type Facts, PLACEHOLDERS, type Texts } from "./texts/texts.ts";

/** Which facts a mail lists below its sentence. */
const LISTED: Record<MessageKind, readonly (keyof Texts["facts"])[]> = {
  confirm: ["when", "where", "matters"],
  confirmed: ["when", "where", "matters", "code", "link"],
  changed: ["when", "where", "matters", "code", "link"],
  cancelled: [],
  reminder: ["when", "where", "matters", "code", "link"],
  nth: [],
  called: [],
};
const FACTS: Record<keyof Texts["facts"], string> = {
  when: "{date}, {time}",
  where: "{office}, {address}",
  matters: "{matters}",
  code: "{code}",
  link: "{link}",
};

export interface Wanted {
  town: Town;
  kind: MessageKind;
  channel: MessageChannel;
  language: Language;
  facts: Facts;
}

/** The words of a message: the location's own where it has them, else ours. An SMS has no subject. */
export function compose({ town, kind, channel, language, facts }: Wanted): { subject: string; text: string } {
  const own = town.messages?.wording?.[kind];
  const ours = TEXTS[language];
  if (channel === "sms") {
    return { subject: "", text: fill(own?.sms ? say(own.sms, language) : ours.sentence[kind], facts) };
  }
  const subject = own?.subject ? say(own.subject, language) : ours.subject[kind];
  const listed = LISTED[kind];
  // What the list says need not stand in a sentence above it, too.
  const sentence = listed.includes("code") ? `${subject}.` : ours.sentence[kind];
  const paragraphs = own?.mail?.map((paragraph) => say(paragraph, language)) ?? [sentence];
  const list = listed.map((fact) => `${ours.facts[fact]}: ${FACTS[fact]}`).join("\n");
  const parts = [ours.greeting, ...paragraphs, list, town.organisation, ours.closing];
  return {
    subject: fill(subject, facts),
    text: parts
      .filter(Boolean)
      .map((part) => fill(part, facts))
      .join("\n\n"),
  };
}

/** Placeholders that nobody fills in are left out. */
function fill(template: string, facts: Facts): string {
  return template
    .replace(
      /\{(\w+)\}/g,
      (_, name: string) => PLACEHOLDERS.map((one) => one === name && facts[one]).find(Boolean) || "",
    )
    .replace(/ +(?=\n|$)/g, "");
}
