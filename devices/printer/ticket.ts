import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { Ticket } from "../contract/command.ts";
import { printable, ticketWords } from "./words.ts";

/** What a printer is like: 58 mm paper has 32 columns, 80 mm has 42 to 48. */
export interface Paper {
  readonly columns: number;
}

/**
 * A ticket as ESC/POS: number big, queue, service, people ahead, range, the printer's own QR code, cut. Umlauts,
 * Polish, Turkish and Cyrillic go through code pages, chosen letter by letter.
 */
export function encodeTicket(ticket: Ticket, { columns }: Paper): Uint8Array {
  const words = ticketWords(ticket.language);
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns,
    feedBeforeCut: 4,
    codepageMapping: "epson",
    codepageCandidates: ["cp858", "windows1252", "windows1250", "windows1254", "windows1251"],
  });
  const line = (text: string | undefined) => {
    const clean = printable(text);
    if (clean) encoder.line(clean);
  };
  const size = Math.max(1, Math.min(6, Math.floor(columns / Math.max(1, ticket.number.length))));

  encoder.initialize().codepage("auto").align("center");
  line(ticket.location);
  encoder.newline().bold(true).size(size, size);
  line(ticket.number);
  encoder.size(1, 1).newline();
  line(ticket.queue);
  encoder.bold(false);
  line(ticket.service);
  encoder.rule();
  line(ticket.waiting === 0 ? words.next : `${words.ahead}: ${ticket.waiting}`);
  if (ticket.range_min) line(words.wait(ticket.range_min.join("–")));
  line(ticket.way);
  line(words.keep);
  encoder.newline().qrcode(ticket.url, { model: 2, size: 6, errorlevel: "m" });
  line(words.follow);
  encoder.newline();
  line(wallClock(ticket.issued_at));
  return encoder.cut("partial").encode();
}

/** `2026-03-05T09:07+01:00` as people here write it: `05.03.2026 09:07`. */
function wallClock(issued_at: string): string {
  const [date = "", time = ""] = issued_at.slice(0, 16).split("T");
  return `${date.split("-").reverse().join(".")} ${time}`;
}
