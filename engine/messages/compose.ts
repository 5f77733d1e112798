import { type Language, say, type Town } from "../town/town.ts";
import type { MessageChannel, MessageKind } from "./message.ts";
import { TEXTS } from "./texts/in-language.ts";
import { type Facts, type ListedKind, PLACEHOLDERS, type Texts } from "./texts/texts.ts";

/** Which facts a mail lists below its sentence. */
const LISTED: Record<MessageKind, readonly (keyof Texts["facts"])[]> = {
  confirm: ["when", "where", "matters"],
  confirmed: ["when", "where", "matters", "code", "link"],
  changed: ["when", "where", "matters", "code", "link"],
  cancelled: [],
  reminder: ["when", "where", "matters", "code", "link"],
  nth: [],
  called: [],
  "confirm-request": ["matters"],
  requested: ["matters"],
  "requested-already": ["matters"],
  "passed-over": ["matters"],
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
  /** The appointment was won in a draw. */
  drawn?: boolean;
}

/** The words of a message: the location's own where it has them, else ours. An SMS has no subject. */
export function compose({ town, kind, channel, language, facts, drawn = false }: Wanted): {
  subject: string;
  text: string;
} {
  const own = town.messages?.wording?.[kind];
  const ours = TEXTS[language];
  const because = facts.reason ? fill(ours.because, { reason: facts.reason.replace(/[.!]+$/, "") }) : "";
  const won = drawn ? fill(ours.drawn, facts) : "";
  const filled = (template: string) => fill(template, facts, { because, drawn: won });
  if (channel === "sms") {
    const sentence = own?.sms ? say(own.sms, language) : ours.sentence[kind];
    const whole = sentence.includes("{drawn}") ? sentence : `${sentence} {drawn}`;
    return { subject: "", text: filled(saysWhy(whole) ? whole : `${whole} {because}`) };
  }
  const subject = own?.subject ? say(own.subject, language) : ours.subject[kind];
  const paragraphs = own?.mail?.map((paragraph) => say(paragraph, language)) ?? [
    isListed(kind) ? ours.letter[kind] : ours.sentence[kind],
  ];
  const why = paragraphs.some(saysWhy) ? "" : because;
  const list = LISTED[kind].map((fact) => `${ours.facts[fact]}: ${FACTS[fact]}`).join("\n");
  const parts = [ours.greeting, won, ...paragraphs, why, list, town.organisation, ours.closing];
  return { subject: filled(subject), text: parts.map(filled).filter(Boolean).join("\n\n") };
}

function saysWhy(template: string): boolean {
  return /\{(reason|because)\}/.test(template);
}

function isListed(kind: MessageKind): kind is ListedKind {
  return LISTED[kind].includes("code");
}

/** Placeholders that nobody fills in are left out. */
function fill(template: string, facts: Facts, said: Partial<Record<string, string>> = {}): string {
  return template
    .replace(
      /\{(\w+)\}/g,
      (_, name: string) =>
        said[name] ?? (PLACEHOLDERS.map((one) => one === name && facts[one]).find(Boolean) || ""),
    )
    .replace(/ {2,}/g, " ")
    .replace(/ +(?=\n|$)/g, "");
}
