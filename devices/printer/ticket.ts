import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { layoutTicket, type Paper, QR_MODULE } from "../../engine/slip/layout.ts";
import type { Template } from "../../engine/slip/template.ts";
import type { SlipTicket } from "../../engine/slip/ticket.ts";

/** What the printer understands, with the code pages it has for Western, Central European, Turkish and Cyrillic letters. */
const DIALECTS = {
  "esc-pos": {
    mapping: "epson",
    pages: ["cp858", "windows1252", "windows1250", "windows1254", "windows1251"],
  },
  "star-prnt": { mapping: "star", pages: ["cp858", "windows1252", "windows1250", "cp857", "windows1251"] },
} as const;
export type Dialect = keyof typeof DIALECTS;

/**
 * A ticket in the printer's dialect, with the printer's own QR code and a cut. Umlauts, Polish, Turkish and Cyrillic go
 * through code pages, chosen letter by letter.
 */
export function encodeTicket(
  ticket: SlipTicket,
  paper: Paper,
  template?: Template,
  dialect: Dialect = "esc-pos",
): Uint8Array {
  const { mapping, pages } = DIALECTS[dialect];
  const encoder = new ReceiptPrinterEncoder({
    language: dialect,
    columns: paper.columns,
    feedBeforeCut: 4,
    codepageMapping: mapping,
    codepageCandidates: [...pages],
  });
  encoder.initialize().codepage("auto").align("center");
  for (const piece of layoutTicket(ticket, paper, template)) {
    if (piece.kind === "gap") encoder.newline();
    else if (piece.kind === "rule") encoder.rule();
    else if (piece.kind === "qr") encoder.qrcode(piece.data, { model: 2, size: QR_MODULE, errorlevel: "m" });
    else encoder.bold(piece.bold).size(piece.size, piece.size).line(piece.text).size(1, 1).bold(false);
  }
  return encoder.cut("partial").encode();
}
