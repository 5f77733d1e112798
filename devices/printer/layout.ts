import type { Ticket } from "../contract/command.ts";
import { printable, ticketWords } from "./words.ts";

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

/**
 * A ticket from top to bottom: number big, queue, service, people ahead, range, QR code. What a printer prints and what
 * the device lab draws.
 */
export function layoutTicket(ticket: Ticket, { columns }: Paper): Piece[] {
  const words = ticketWords(ticket.language);
  const gap: Piece = { kind: "gap" };
  const line = (text: string | undefined, size = 1, bold = false): Piece[] => {
    const clean = printable(text);
    const lines = clean ? wrap(clean, Math.floor(columns / size)) : [];
    return lines.map((each) => ({ kind: "text", text: each, size, bold }));
  };
  const size = Math.max(1, Math.min(6, Math.floor(columns / Math.max(1, ticket.number.length))));
  return [
    ...line(ticket.location),
    gap,
    ...line(ticket.number, size, true),
    gap,
    ...line(ticket.queue, 1, true),
    ...line(ticket.service),
    { kind: "rule" },
    ...line(ticket.waiting === 0 ? words.next : `${words.ahead}: ${ticket.waiting}`),
    ...line(ticket.range_min ? waitOf(words, ticket.range_min) : undefined),
    ...line(ticket.way),
    ...line(words.keep),
    gap,
    { kind: "qr", data: ticket.url },
    ...line(words.follow),
    gap,
    ...line(wallClock(ticket.issued_at)),
  ];
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

function waitOf(
  words: ReturnType<typeof ticketWords>,
  [low, high]: [low_min: number, high_min: number],
): string {
  return low === 0 ? words.soon(high) : words.wait(`${low}–${high}`);
}
