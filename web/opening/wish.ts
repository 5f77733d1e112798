import { isDate, isTime } from "../../engine/town/calendar-words.ts";
import type { HoursWish } from "../../engine/town/hours-change.ts";
import { LANGUAGES, type Language, type Text, type Town } from "../../engine/town/town.ts";

/** A field of a form or an address. */
type Field = (name: string) => string | null | undefined;

/** So many spans of one day can be entered. */
export const SPANS = 2;

const WHEN_OPEN = "Bitte geben Sie an, von wann bis wann geöffnet ist.";

/** The closure or one-off opening that a form names, or a sentence about what is missing in it. */
export function wishIn(town: Town, field: Field): HoursWish | string {
  const [department = "", pool = null] = (field("where") ?? "").split("/");
  const here = town.departments.find(({ id }) => id === department);
  if (!here) return "Bitte wählen Sie, was gemeint ist.";
  if (field("kind") === "closure") {
    const from = dateIn(field("from"));
    const to = field("to") ? dateIn(field("to")) : from;
    if (!from || !to) return "Bitte geben Sie den ersten und den letzten Tag an.";
    if (to < from) return "Der letzte Tag liegt vor dem ersten.";
    const part = spanIn(
      field("shut-from"),
      field("shut-to"),
      "Bitte geben Sie an, von wann bis wann geschlossen ist.",
    );
    if (typeof part === "string") return part;
    if (part && pool !== null) return "Stundenweise schließt nur ein ganzes Sachgebiet.";
    const text = textIn(field);
    if (typeof text === "string") return text;
    return { kind: "closure", department, pool, from, to, ...(part && { part }), text };
  }
  const date = dateIn(field("date"));
  if (!date) return "Bitte geben Sie den Tag an.";
  const spans = spansIn(field);
  if (typeof spans === "string") return spans;
  const places: Record<string, number> = {};
  for (const { id } of here.booking?.pools ?? []) {
    const count = Number(field(`places-${id}`) || 0);
    if (!Number.isInteger(count) || count < 0 || count > 99)
      return "Plätze sind eine ganze Zahl von 0 bis 99.";
    if (count > 0) places[id] = count;
  }
  return { kind: "opening", department, date, spans, places };
}

/** The same again, as fields. */
export function fieldsOf(wish: HoursWish): [name: string, value: string][] {
  const { kind, department } = wish;
  if (wish.kind === "closure") {
    const where = wish.pool === null ? department : `${department}/${wish.pool}`;
    return [
      ["kind", kind],
      ["where", where],
      ["from", wish.from],
      ["to", wish.to],
      ...(wish.part ?? []).map((time, nth): [string, string] => [nth === 0 ? "shut-from" : "shut-to", time]),
      ...Object.entries(wish.text).map(([language, text]): [string, string] => [`text-${language}`, text]),
    ];
  }
  return [
    ["kind", kind],
    ["where", department],
    ["date", wish.date],
    ...wish.spans.flatMap(([opens, closes], index): [string, string][] => [
      [`opens${index + 1}`, opens],
      [`closes${index + 1}`, closes],
    ]),
    ...Object.entries(wish.places).map(([pool, count]): [string, string] => [
      `places-${pool}`,
      String(count),
    ]),
  ];
}

function dateIn(value: string | null | undefined): string | null {
  return value && isDate(value) ? value : null;
}

function textIn(field: Field): Text | string {
  const said = new Map<Language, string>();
  for (const language of LANGUAGES) {
    const text = (field(`text-${language}`) ?? "").trim().replaceAll(/\s+/g, " ");
    if (text.length > 200) return "Der Grund darf höchstens 200 Zeichen haben.";
    if (text !== "") said.set(language, text);
  }
  const [de, en] = [said.get("de"), said.get("en")];
  if (!de || !en) return "Bitte geben Sie den Grund auf Deutsch und auf Englisch an.";
  return { ...Object.fromEntries(said), de, en };
}

function spansIn(field: Field): [from: string, to: string][] | string {
  const spans: [string, string][] = [];
  for (let nth = 1; nth <= SPANS; nth++) {
    const span = spanIn(field(`opens${nth}`), field(`closes${nth}`), WHEN_OPEN);
    if (typeof span === "string") return span;
    if (span) spans.push(span);
  }
  if (spans.length === 0) return WHEN_OPEN;
  spans.sort(([a], [b]) => (a < b ? -1 : 1));
  if (spans.some(([opens], index) => index > 0 && opens <= spans[index - 1]![1]))
    return "Die beiden Zeiten überschneiden sich.";
  return spans;
}

type Typed = string | null | undefined;

/** Null where nothing is typed. */
function spanIn(from: Typed, to: Typed, missing: string): [from: string, to: string] | null | string {
  if (!from && !to) return null;
  if (!from || !to || !isTime(from) || !isTime(to)) return missing;
  if (to <= from) return "Eine Zeit endet, bevor sie beginnt.";
  if (!/[05]$/.test(from) || !/[05]$/.test(to)) return "Zeiten liegen auf vollen fünf Minuten.";
  return [from, to];
}
