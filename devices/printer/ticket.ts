import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { layoutTicket, type Paper, QR_MODULE } from "../../engine/slip/layout.ts";
import type { Template } from "../../engine/slip/template.ts";
import type { SlipTicket } from "../../engine/slip/ticket.ts";

/**
 * A ticket as ESC/POS, with the printer's own QR code and a cut. Umlauts, Polish, Turkish and Cyrillic go through code
 * pages, chosen letter by letter.
 */
export function encodeTicket(ticket: SlipTicket, paper: Paper, template?: Template): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    columns: paper.columns,
    feedBeforeCut: 4,
    codepageMapping: "epson",
    codepageCandidates: ["cp858", "windows1252", "windows1250", "windows1254", "windows1251"],
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
