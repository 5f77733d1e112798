import type { SlipLine } from "../town/town.ts";
import { type Template, USUAL_LINES } from "./template.ts";
import type { SlipTicket } from "./ticket.ts";
import { printable, ticketWords, type Words } from "./words.ts";

/** What a printer is like: 58 mm paper has 32 columns, 80 mm has 42 to 48. */
export interface Paper {
  readonly columns: number;
}

/** One thing on the paper, centred; `size` is the factor of width and height, 1 to 6. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly size: number; readonly bold: boolean }
  | { readonly kind: "gap" }
  | { readonly kind: "rule" }
  | { readonly kind: "qr"; readonly data: string };

/** Dots of one module of the QR code. */
export const QR_MODULE = 6;

/** A rule is drawn above the first of these. */
const LOWER: readonly SlipLine[] = ["ahead", "wait", "way", "keep"];
/** Room is left above these. */
const SPACED: readonly SlipLine[] = ["number", "code", "issued"];
const HIGHEST = { small: 3, normal: 6, large: 6 } as const;
const GAP: Piece = { kind: "gap" };

/**
 * A ticket from top to bottom, as the location's template has it. What a printer prints, the device lab draws and a
 * kiosk's browser prints.
 */
export function layoutTicket(ticket: SlipTicket, { columns }: Paper, template: Template = {}): Piece[] {
  const { logo, footer, lines = USUAL_LINES, size = "normal", languages = [ticket.language] } = template;
  const words = ticketWords(languages[0] ?? ticket.language, languages[1]);
  const scale = size === "large" ? 2 : 1;
  const text = (said: string | undefined, factor = scale, bold = false): Piece[] => {
    const clean = printable(said);
    const wrapped = clean ? wrap(clean, Math.floor(columns / factor)) : [];
    return wrapped.map((each) => ({ kind: "text", text: each, size: factor, bold }));
  };
  const widest = Math.floor(columns / Math.max(1, ticket.number.length));
  const draw: Record<SlipLine, () => Piece[]> = {
    location: () => text(ticket.location),
    number: () => [...text(ticket.number, Math.max(1, Math.min(HIGHEST[size], widest)), true), GAP],
    queue: () => text(ticket.queue, scale, true),
    service: () => text(ticket.service),
    ahead: () => text(ticket.waiting === 0 ? words.next : `${words.ahead}: ${ticket.waiting}`),
    wait: () => text(ticket.range_min ? waitOf(words, ticket.range_min) : undefined),
    way: () => text(ticket.way),
    keep: () => text(words.keep),
    code: () => [{ kind: "qr", data: ticket.url }],
    follow: () => text(words.follow),
    issued: () => text(wallClock(ticket.issued_at)),
  };
  const pieces = text(logo, 2, true);
  let ruled = false;
  for (const line of lines) {
    const drawn = draw[line]();
    if (drawn.length === 0) continue;
    if (pieces.length > 0 && LOWER.includes(line) && !ruled) pieces.push({ kind: "rule" });
    ruled ||= LOWER.includes(line);
    if (pieces.length > 0 && SPACED.includes(line) && pieces.at(-1) !== GAP) pieces.push(GAP);
    pieces.push(...drawn);
  }
  const last = text(footer);
  return last.length > 0 ? [...pieces, GAP, ...last] : pieces;
}

/** Breaks at spaces; a word longer than the paper is wide is cut. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = "";
    }
    line = line ? `${line} ${word}` : word;
    for (; line.length > columns; line = line.slice(columns)) lines.push(line.slice(0, columns));
  }
  return [...lines, line];
}

/** `2026-03-05T09:07+01:00` as people here write it: `05.03.2026 09:07`. */
function wallClock(issued_at: string): string {
  const [date = "", time = ""] = issued_at.slice(0, 16).split("T");
  return `${date.split("-").reverse().join(".")} ${time}`;
}

function waitOf(words: Words, [low, high]: [low_min: number, high_min: number]): string {
  return low === 0 ? words.soon(high) : words.wait(`${low}–${high}`);
}
