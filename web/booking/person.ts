import type { Contact } from "../../engine/contacts/contact.ts";
import { NEAR } from "../../engine/contacts/mobile.ts";
import { callable } from "../../engine/contacts/reach.ts";
import { smsNumber, smsRuleOf, waysOf } from "../../engine/messages/rule.ts";
import { type Department, type FormRule, say, type Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import type { Words } from "../words/words.ts";

/** What is asked where a department does not say. */
export const FORM: FormRule = { name: "required", email: "required", phone: "none" };
const LONGEST = 120;
const OWN = "f-";

/** A line of the form as it is shown. */
export interface Line {
  name: string;
  label: string;
  hint: string | null;
  type: "text" | "email" | "tel";
  autocomplete: string;
  required: boolean;
  value: string;
  /** What is wrong with it, as a sentence. */
  mistake: string | null;
}

type Kind = "name" | "email" | "phone";
const KINDS: Record<Kind, Pick<Line, "type" | "autocomplete">> = {
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
};

/** Who asks: the department's form, and by which ways its town writes. */
export interface Asking {
  town: Pick<Town, "messages">;
  department: Department;
  /** A clerk types, who knows what becomes of a number that gets no SMS. */
  staff?: true;
}

/** The lines that a department asks for, with what was typed; `checked`: and what is wrong with it. */
export function linesOf(
  { town, department, staff }: Asking,
  typed: Form,
  w: Words,
  checked: boolean,
): Line[] {
  const rule = department.form ?? FORM;
  const asked = (Object.keys(KINDS) as Kind[]).filter((kind) => rule[kind] !== "none");
  const lines = [
    ...asked.map((kind) => ({
      ...KINDS[kind],
      name: kind,
      label: w.booking[kind],
      hint: kind === "name" ? null : hintOf(kind, rule, town, w),
      required: rule[kind] === "required",
    })),
    ...(rule.fields ?? []).map(({ id, label, hint, required }) => ({
      type: "text" as const,
      autocomplete: "off",
      name: `${OWN}${id}`,
      label: say(label, w.language),
      hint: hint ? say(hint, w.language) : null,
      required,
    })),
  ];
  return lines.map((line) => {
    const value = typedInto(typed, line.name);
    const mistake = checked ? mistakeIn(line, value, w) : null;
    const alone = checked && !staff && line.name === "phone" && !typedInto(typed, "email");
    return { ...line, value, mistake: mistake ?? (alone ? whyNoSms(town, value, rule, w) : null) };
  });
}

/** What is wrong with a number that is all there is to write to; `rule`: what else one may be asked for. */
export function whyNoSms(
  town: Asking["town"],
  phone: string,
  { email }: Pick<FormRule, "email">,
  { booking, format }: Words,
): string | null {
  if (!phone || !waysOf(town, "confirmed").includes("sms") || smsNumber(town, phone)) return null;
  const { countries } = smsRuleOf(town);
  const near = countries.length === NEAR.length && NEAR.every((one) => countries.includes(one));
  const sentence = near ? booking.noSmsNear : booking.noSms(format.countries(countries));
  return email === "none" ? sentence : `${sentence} ${booking.orEmail}`;
}

/** What was typed into the lines, for a form that only carries it on. */
export function carriedOf(department: Department, typed: Form): [name: string, value: string][] {
  return namesOf(department.form ?? FORM).flatMap((name): [string, string][] => {
    const value = typedInto(typed, name);
    return value ? [[name, value]] : [];
  });
}

/** All that a form says of a person, whatever the department asks for. */
export function typedOf(form: Form): Form {
  const said = Object.keys(form).filter((name) => Object.hasOwn(KINDS, name) || name.startsWith(OWN));
  return Object.fromEntries(said.map((name) => [name, typedInto(form, name)]).filter(([, value]) => value));
}

/** Who comes, of lines without mistakes. */
export function contactOf(lines: readonly Line[]): Contact {
  const value = (name: string) => lines.find((line) => line.name === name)?.value || null;
  const phone = value("phone");
  const own = lines.filter(({ name, value }) => name.startsWith(OWN) && value);
  return {
    name: value("name"),
    email: value("email"),
    phone: phone && callable(phone),
    fields: Object.fromEntries(own.map(({ name, value }) => [name.slice(OWN.length), value])),
    account: null,
  };
}

/** What an address is for, by where the code and the reminder go. */
function hintOf(kind: "email" | "phone", rule: FormRule, town: Asking["town"], { booking }: Words) {
  const other = kind === "email" ? "phone" : "email";
  const [first, second] = waysOf(town, "confirmed").map((way) => (way === "mail" ? "email" : "phone"));
  if (first === kind || (second === kind && rule[other] === "none"))
    return kind === "email" ? booking.emailHint : booking.phoneAlone;
  if (kind === "email") return second === kind ? booking.emailSpare : null;
  if (second === kind && rule.email !== "required") return booking.phoneHint;
  const calls = waysOf(town, "nth")[0] === "sms" && !town.messages?.off?.includes("nth");
  return calls ? booking.phoneSoon : null;
}

function namesOf(rule: FormRule): string[] {
  const asked = (Object.keys(KINDS) as Kind[]).filter((kind) => rule[kind] !== "none");
  return [...asked, ...(rule.fields ?? []).map(({ id }) => `${OWN}${id}`)];
}

/** A little more than may be, so that what is too long can be mended and not just cut off. */
function typedInto(typed: Form, name: string): string {
  return (typed[name] ?? "")
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 4 * LONGEST);
}

function mistakeIn({ label, type, required }: Omit<Line, "value" | "mistake">, value: string, w: Words) {
  const { booking } = w;
  if (value === "") return required ? booking.missing(label) : null;
  if (value.length > LONGEST) return booking.tooLong(label);
  if (type === "email" && !isEmail(value)) return booking.badEmail;
  if (type === "tel" && !callable(value)) return booking.badPhone;
  return null;
}

/** As far as a form can know: something, an @ and a name with a dot (RFC 5321 allows more than anybody has). */
export function isEmail(value: string): boolean {
  return /^[^\s@<>(),;:"]{1,64}@[^\s@.<>(),;:"]+(\.[^\s@.<>(),;:"]+)+$/.test(value);
}
