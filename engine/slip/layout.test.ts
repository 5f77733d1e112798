// Rule: a slip is laid out as the location's template says, and without one as usual.
import { expect, test } from "bun:test";
import { layoutTicket, type Piece } from "./layout.ts";
import type { Template } from "./template.ts";
import type { SlipTicket } from "./ticket.ts";

const TICKET: SlipTicket = {
  number: "A023",
  queue: "Bürgerbüro",
  service: "Reisepass",
  waiting: 4,
  range_min: [10, 20],
  issued_at: "2026-03-05T09:07:31+01:00",
  url: "https://zeitz.example/t/x",
  language: "tr",
  location: "Rathaus Zeitz",
};

const said = (template?: Template, ticket = TICKET) =>
  layoutTicket(ticket, { columns: 32 }, template).map((piece: Piece) => {
    if (piece.kind === "text") return `${piece.size}${piece.bold ? "b" : ""} ${piece.text}`;
    return piece.kind;
  });

test("without a template: all lines in the visitor's language, no line for what nobody knows", () => {
  expect(said()).toEqual([
    "1 Rathaus Zeitz",
    "gap",
    "6b A023",
    "gap",
    "1b Bürgerbüro",
    "1 Reisepass",
    "rule",
    "1 Önünüzde bekleyen: 4",
    "1 Bekleme süresi yaklaşık 10–20",
    "1 dakika",
    "1 Lütfen çağrılmayı bekleyin.",
    "gap",
    "qr",
    "1 Telefondan takip edin",
    "gap",
    "1 05.03.2026 09:07",
  ]);
});

test("chosen lines in their order, with logo, footer, a small number and two languages", () => {
  const template: Template = {
    logo: "ZEITZ",
    lines: ["number", "code", "ahead"],
    size: "small",
    footer: "Stadt Zeitz",
    languages: ["de", "pl"],
  };
  expect(said(template)).toEqual([
    "2b ZEITZ",
    "gap",
    "3b A023",
    "gap",
    "qr",
    "rule",
    "1 Vor Ihnen / Przed Państwem: 4",
    "gap",
    "1 Stadt Zeitz",
  ]);
});

test("large: everything is twice as high, and wrapped to what fits", () => {
  expect(said({ size: "large", lines: ["number", "location", "keep"], languages: ["de"] })).toEqual([
    "6b A023",
    "gap",
    "2 Rathaus Zeitz",
    "rule",
    "2 Bitte warten Sie",
    "2 auf den Aufruf.",
  ]);
});

test("a language no printer can set prints German and English, beside another one too", () => {
  const ahead = (languages: string[]) => said({ lines: ["number", "ahead"], languages }).at(-1);
  expect(ahead(["ar"])).toBe("1 Vor Ihnen / Ahead of you: 4");
  expect(ahead(["ar", "ru"])).toBe("1 Vor Ihnen / Ahead of you: 4");
  expect(ahead(["de-leicht", "de"])).toBe("1 Vor Ihnen: 4");
});
