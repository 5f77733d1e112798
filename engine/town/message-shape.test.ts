// Rule: what an office writes names known kinds, ways and placeholders; a wrong rule is refused with a sentence.
import { expect, test } from "bun:test";
import { sentence } from "./problem.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

const wrong = (messages: unknown) => problemsOf(zeitzWith("messages", messages)).map(sentence);

test("nothing said is right, and so is everything", () => {
  const words = { de: "Bis {date}, {code}", en: "See you on {date}, {code}" };
  expect(wrong({})).toEqual([]);
  expect(
    wrong({
      off: ["nth"],
      by: { reminder: ["sms"] },
      reminder_at: "16:00",
      ahead: 2,
      sms: { countries: ["DE", "UA"], per_number: 3, per_hour: 50 },
      wording: { confirmed: { subject: words, mail: [words, words], sms: words } },
    }),
  ).toEqual([]);
  expect(problemsOf(zeitzWith("retention", { contact_days: 0 }))).toEqual([]);
});

test.each<[unknown, string]>([
  [{ off: ["greeting"] }, "messages.off[0] must be one of confirm, confirmed"],
  [{ by: { reminder: ["pigeon"] } }, "messages.by.reminder[0] must be one of mail, sms"],
  [{ by: { reminder: [] } }, "messages.by.reminder must have 1 to 2 entries"],
  [{ reminder_at: "25:00" }, "messages.reminder_at must be a wall time"],
  [{ ahead: 0 }, "messages.ahead must be a whole number from 1"],
  [{ sms: { countries: ["XX"] } }, "messages.sms.countries[0] must be one of DE, DK"],
  [{ sms: { countries: [] } }, "messages.sms.countries must have 1 to 11 entries"],
  [{ sms: { per_number: 0 } }, "messages.sms.per_number must be a whole number from 1"],
  [
    { wording: { confirmed: { sms: { de: "{datum}", en: "{date}" } } } },
    "messages.wording.confirmed.sms has the unknown placeholder {datum}",
  ],
  [{ wording: { hello: {} } }, "messages.wording.hello is not known here"],
])("refused: %j", (messages, reason) => {
  expect(wrong(messages).join("\n")).toContain(reason);
});

test("personal data is kept for a number of days, not for ever", () => {
  expect(
    problemsOf(zeitzWith("retention", { contact_days: 5000 }))
      .map(sentence)
      .join(),
  ).toContain("0 to 400");
});
