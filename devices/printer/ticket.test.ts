import { expect, test } from "bun:test";
import fc from "fast-check";
import { PRINTED_LANGUAGES, printable, ticketWords } from "../../engine/slip/words.ts";
import type { Ticket } from "../contract/command.ts";
import { readTicket } from "../simulator/printer/read-escpos.ts";
import { encodeTicket } from "./ticket.ts";

const TICKET: Ticket = {
  number: "A023",
  queue: "Bürgerbüro",
  service: "Führungszeugnis – einfach & schnell: 13 €",
  waiting: 4,
  range_min: [10, 20],
  issued_at: "2026-03-05T09:07:31+01:00",
  url: "https://zeitz.example/t/3fUx9-_Qk2",
  language: "de",
  location: "Rathaus Zeitz",
  way: "1. Stock, rechts; große Tür",
};

test("a German ticket carries everything a visitor needs, umlauts and euro sign intact, and is cut", () => {
  const { lines, heights, qr, cut } = readTicket(encodeTicket(TICKET, { columns: 42 }));
  const wanted = [
    "Rathaus Zeitz",
    "A023",
    "Bürgerbüro",
    "Führungszeugnis – einfach & schnell: 13 €",
    "Vor Ihnen: 4",
    "Wartezeit etwa 10–20 Minuten",
    "1. Stock, rechts; große Tür",
    "Bitte warten Sie auf den Aufruf.",
    "Auf dem Handy verfolgen",
    "05.03.2026 09:07",
  ];
  expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
  expect(heights[lines.indexOf("A023")]).toBe(6);
  expect(qr).toBe(TICKET.url);
  expect(cut).toBe(true);
});

test("every printed language keeps its own letters", () => {
  for (const language of PRINTED_LANGUAGES) {
    const words = ticketWords(language);
    const { lines } = readTicket(encodeTicket({ ...TICKET, language }, { columns: 48 }));
    for (const line of [`${words.ahead}: 4`, words.wait("10–20"), words.keep, words.follow]) {
      expect(lines).toContain(line);
    }
  }
});

test("Arabic prints German and English, and no line of question marks", () => {
  const arabic = { ...TICKET, language: "ar", service: "جواز سفر" };
  const { lines, qr } = readTicket(encodeTicket(arabic, { columns: 42 }));
  expect(lines).toContain("Vor Ihnen / Ahead of you: 4");
  expect(lines.join("")).not.toContain("?");
  expect(qr).toBe(TICKET.url);
});

test("nobody ahead and no honest range: the ticket says so and invents no number", () => {
  const { lines } = readTicket(encodeTicket({ ...TICKET, waiting: 0, range_min: null }, { columns: 32 }));
  expect(lines).toContain("Sie sind als Nächstes dran");
  expect(lines.some((line) => line.includes("Minuten"))).toBe(false);
});

test("a range that begins at nothing is said as less than its end", () => {
  const { lines } = readTicket(encodeTicket({ ...TICKET, range_min: [0, 5] }, { columns: 42 }));
  expect(lines).toContain("Wartezeit unter 5 Minuten");
});

test("narrow paper still shows a long number in one line", () => {
  const { lines, heights } = readTicket(encodeTicket({ ...TICKET, number: "WAR1023X" }, { columns: 32 }));
  expect(heights[lines.indexOf("WAR1023X")]).toBe(4);
});

test("no text can smuggle a printer command onto the ticket", () => {
  const cuts = fc.constantFrom("\u001dV\u0000", "\u001b@", "\u0010\u0004\u0001", "\n\n", "x");
  const text = fc.array(fc.oneof(cuts, fc.string({ unit: "grapheme", maxLength: 6 })), { maxLength: 5 });
  fc.assert(
    fc.property(text, text, (service, way) => {
      const bytes = encodeTicket(
        { ...TICKET, service: service.join(""), way: way.join("") },
        { columns: 42 },
      );
      const { cut, qr } = readTicket(bytes);
      expect([cut, qr]).toEqual([true, TICKET.url]);
      expect(printable(service.join("")) ?? "").not.toMatch(/\p{Cc}/u);
    }),
  );
});
