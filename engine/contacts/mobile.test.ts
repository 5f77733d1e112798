// Rule: an SMS goes to mobile numbers of the countries that were named; never to a landline, a number that costs extra, or anywhere else.
import { expect, test } from "bun:test";
import { isMobile, MOBILE_COUNTRIES, NEAR } from "./mobile.ts";

test("a mobile number of each country is one of that country and of no other", () => {
  const numbers = {
    DE: ["+491712345678", "+4915112345678", "+491601234567"],
    DK: ["+4520123456"],
    PL: ["+48512345678"],
    CZ: ["+420601123456"],
    AT: ["+436641234567", "+4366012345678"],
    CH: ["+41781234567"],
    FR: ["+33612345678", "+33712345678"],
    LU: ["+352628123456"],
    BE: ["+32470123456"],
    NL: ["+31612345678"],
    UA: ["+380501234567", "+380671234567"],
  };
  expect(Object.keys(numbers)).toEqual([...MOBILE_COUNTRIES]);
  for (const [country, own] of Object.entries(numbers))
    for (const number of own)
      expect([number, MOBILE_COUNTRIES.filter((one) => isMobile(number, [one]))]).toEqual([
        number,
        [country as "DE"],
      ]);
});

test.each([
  ["a landline", "+4930901820"],
  ["one that costs extra", "+499001234567"],
  ["a shared-cost number", "+491801234567"],
  ["a vote by telephone", "+491371234567"],
  ["too short", "+4917123456"],
  ["too long", "+49171234567890"],
  ["a landline in Austria", "+4312345678"],
  ["one that costs extra in Switzerland", "+41901123456"],
  ["the Caribbean", "+18761234567"],
  ["a satellite", "+881612345678"],
  ["an international premium number", "+97912345678"],
  ["a country that was not named", "+380501234567"],
])("%s: %s", (_, number) => {
  expect(isMobile(number, NEAR)).toBe(false);
});
