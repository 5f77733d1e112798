import { transform } from "receiptline";
import type { Piece } from "../../engine/slip/layout.ts";

/** What receiptline takes for commands. */
const SPECIAL = /[\\|{}~_"`^]/g;
/** It asks a foreign host for a typeface; the picture has to do without. */
const FOREIGN_STYLE = /<style\b[^>]*>.*?<\/style>/gs;

/** The slip as a printer with so many columns would print it, as an SVG picture. */
export function drawSlip(pieces: readonly Piece[], columns: number): string {
  const lines = ["{width:*;border:none}", ...pieces.map(lineOf), "="];
  const svg = transform(lines.join("\n"), { cpl: columns, encoding: "multilingual", command: "svg" });
  return svg.replaceAll(FOREIGN_STYLE, "");
}

function lineOf(piece: Piece): string {
  switch (piece.kind) {
    case "gap":
      return "||";
    case "rule":
      return "-";
    case "qr":
      return `{code:${escaped(piece.data)};option:qrcode,6,M}`;
    case "text": {
      const text = escaped(piece.text);
      // One caret is twice as wide, two twice as high, three both; from there on each is one size more.
      const size = "^".repeat(piece.size > 1 ? piece.size + 1 : 0);
      return `|${size}${piece.bold ? `"${text}"` : text}|`;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll(SPECIAL, (character) => `\\${character}`);
}
