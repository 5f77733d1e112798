// Rule: beside each line stands what it is for in this town, and what can be reached by it is enough.
import { expect, test } from "bun:test";
import { bothTowns } from "../../fixtures/foyer.ts";
import { words } from "../words/words.ts";
import { linesOf } from "./person.ts";

const W = words("de");
const [zeitz, alzey] = await bothTowns();

/** What stands beside the lines for e-mail address and telephone number. */
function hints(town: typeof alzey, form: object = {}, messages = town!.messages) {
  const [department] = town!.departments;
  const asking = {
    town: { messages },
    department: { ...department!, form: { ...department!.form!, ...form } },
  };
  const lines = linesOf(asking, {}, W, false);
  return lines.filter(({ type }) => type !== "text").map(({ hint }) => hint);
}

test("Alzey sends the code by SMS: a telephone number alone is enough, and mail only stands in", () => {
  expect(hints(alzey)).toEqual([W.booking.emailSpare, W.booking.phoneAlone]);
  expect(hints(alzey, { email: "none" })).toEqual([W.booking.phoneAlone]);
  const [department] = alzey!.departments;
  const typed = { name: "Anna Grün", phone: "0171 2345678" };
  const lines = linesOf({ town: alzey!, department: department! }, typed, W, true);
  expect(lines.map(({ mistake }) => mistake)).toEqual([null, null, null]);
});

test("Zeitz sends it by mail: the telephone number is for the call, and only for that where a mail is sure", () => {
  expect(hints(zeitz)).toEqual([W.booking.emailHint, W.booking.phoneSoon]);
  expect(hints(zeitz, { email: "optional" })).toEqual([W.booking.emailHint, W.booking.phoneHint]);
  expect(hints(zeitz, { phone: "none" })).toEqual([W.booking.emailHint]);
});

test("what a town never does is not promised", () => {
  expect(hints(alzey, {}, { by: { confirmed: ["sms"] } })).toEqual([null, W.booking.phoneAlone]);
  expect(hints(zeitz, {}, { off: ["nth"] })).toEqual([W.booking.emailHint, null]);
});

/** What is wrong with the telephone number. */
function mistake(town: typeof alzey, typed: Record<string, string>, form: object = {}, staff?: true) {
  const [department] = town!.departments;
  const asking = { town: town!, department: { ...department!, form: { ...department!.form!, ...form } } };
  const lines = linesOf({ ...asking, ...(staff && { staff }) }, typed, W, true);
  return lines.find(({ name }) => name === "phone")?.mistake ?? null;
}

test("a number that is all there is must be one that SMS go to; the sentence names the countries and the way out", () => {
  const name = "Anna Grün";
  for (const phone of ["0171 2345678", "+33 6 12 34 56 78"])
    expect(mistake(alzey, { name, phone })).toBeNull();
  for (const phone of ["06731 4080", "0900 1234567", "+1 876 1234567"]) {
    const sentence = mistake(alzey, { name, phone });
    expect(sentence).toStartWith("An diese Nummer können wir keine SMS schicken.");
    expect(sentence).toContain("aus Deutschland oder einem Nachbarland");
    expect(sentence).toEndWith(W.booking.orEmail);
    expect(mistake(alzey, { name, phone, email: "anna@example.org" })).toBeNull();
    expect(mistake(alzey, { name, phone }, { email: "none" })).not.toContain(W.booking.orEmail);
    expect(mistake(alzey, { name, phone }, {}, true)).toBeNull();
  }
  const far = { ...alzey!, messages: { sms: { countries: ["DE" as const, "UA" as const] } } };
  expect(mistake(far, { name, phone: "06731 4080" })).toContain(
    "aus einem dieser Länder an: Deutschland und Ukraine.",
  );
  const own = { ...alzey!, messages: { sms: { countries: ["UA" as const] } } };
  expect(mistake(own, { name, phone: "+380 50 123 45 67" })).toBeNull();
  expect(mistake(own, { name, phone: "0171 2345678" })).toContain("aus einem dieser Länder an: Ukraine.");
});
