import { create } from "qrcode";
import { layoutTicket, type Piece, QR_MODULE } from "../../engine/slip/layout.ts";
import type { Template } from "../../engine/slip/template.ts";
import type { SlipTicket } from "../../engine/slip/ticket.ts";
import { svg } from "./svg.ts";

/** An 80 mm printer: 42 columns of 12 dots, a line every 30. */
const COLUMNS = 42;
const COLUMN = 12;
const LINE = 30;
const WIDTH = COLUMNS * COLUMN;
const MARGIN = 36;

/** The slip of a ticket as it would come out of a real printer, in printer dots. */
export function drawTicket(ticket: SlipTicket, template?: Template): SVGElement {
  const parts: Element[] = [];
  let y = MARGIN;
  for (const piece of layoutTicket(ticket, { columns: COLUMNS }, template)) {
    const { height, drawn } = drawPiece(piece, y);
    parts.push(...drawn);
    y += height;
  }
  const height = y + MARGIN;
  return svg(
    "svg",
    { viewBox: `${-MARGIN} 0 ${WIDTH + 2 * MARGIN} ${height}`, "aria-hidden": "true" },
    parts,
  );
}

function drawPiece(piece: Piece, y: number): { height: number; drawn: Element[] } {
  switch (piece.kind) {
    case "gap":
      return { height: LINE, drawn: [] };
    case "rule":
      return {
        height: LINE,
        drawn: [svg("path", { d: `M0 ${y + LINE / 2}H${WIDTH}`, class: "slip__rule" })],
      };
    case "qr":
      return drawQr(piece.data, y);
    case "text":
      return drawText(piece, y);
  }
}

/** Every letter is 12 dots wide, whatever monospaced font the browser has. */
function drawText({ text, size, bold }: Extract<Piece, { kind: "text" }>, y: number) {
  const look = {
    x: WIDTH / 2,
    y: y + 20 * size,
    "font-size": 20 * size,
    textLength: text.length * COLUMN * size,
    lengthAdjust: "spacingAndGlyphs",
    class: bold ? "slip__text slip__text--bold" : "slip__text",
  };
  return { height: 24 * size + 6, drawn: [svg("text", look, [text])] };
}

function drawQr(data: string, y: number) {
  const { modules } = create(data, { errorCorrectionLevel: "M" });
  const side = modules.size * QR_MODULE;
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  const place = `translate(${(WIDTH - side) / 2} ${y}) scale(${QR_MODULE})`;
  const drawn = [
    svg("path", { d: path, transform: place, "data-qr": data, "shape-rendering": "crispEdges" }),
  ];
  return { height: side + LINE / 2, drawn };
}
