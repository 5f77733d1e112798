// Rule: a token names one ticket, nobody makes one without the key, and the key of a series makes those of its day and series only.
import { expect, test } from "bun:test";
import { Keys } from "./keys.ts";
import { readTicketToken, seriesKey, seriesToken, ticketToken } from "./ticket-token.ts";

const keys = new Keys("a secret");
const day = "2026-11-17";
const read = (token: string) => readTicketToken(keys, token)?.ticket ?? null;

test("a token is read again; another secret, another ticket and cut ones are not", () => {
  for (const ticket of ["zeitz-20261117-A023", "zeitz-20261117-A901", "bad-ort-20261117-B12999"]) {
    const token = ticketToken(keys, ticket);
    expect(readTicketToken(keys, token)).toEqual({ ticket, location: ticket.split("-2026")[0]! });
    expect(read(token.slice(0, -1))).toBeNull();
    expect(read(`${ticket.slice(0, -1)}2${token.slice(ticket.length)}`)).toBeNull();
    expect(readTicketToken(new Keys("another"), token)).toBeNull();
  }
});

test("a device that has the key of its series prints the very token that the house would", () => {
  const key = seriesKey(keys, "zeitz", day, 1);
  const ticket = "zeitz-20261117-A1901";
  expect(seriesToken(key, ticket)).toBe(ticketToken(keys, ticket));
  for (const other of [
    "zeitz-20261117-A901",
    "zeitz-20261118-A1901",
    "zeitz-20261117-A023",
    "alzey-20261117-A1901",
  ])
    expect(read(seriesToken(key, other))).toBeNull();
});
