// Rule: how calls sound is checked before it is believed; a wrong volume or quiet hour is refused with a sentence.
import { expect, test } from "bun:test";
import zeitz from "../../fixtures/towns/zeitz.json";
import { sentence } from "./problem.ts";
import { isProblems, readTown } from "./validate.ts";

const wrong = (announcements: unknown) => {
  const read = readTown({ ...zeitz, announcements }, "z");
  return isProblems(read) ? read.map(sentence) : [];
};

test("an empty rule is right, and so is one that says everything", () => {
  expect(wrong({})).toEqual([]);
  const quiet = [["12:00", "13:00"]];
  expect(wrong({ volume: 0, gong: false, repeat: 3, languages: ["de", "ar"], quiet })).toEqual([]);
});

const mistakes: [announcements: unknown, sentence: string][] = [
  ["loud", 'announcements must be an object, not "loud".'],
  [{ volume: 101 }, "announcements.volume must be a whole number from 0 to 100, not 101."],
  [{ repeat: 0 }, "announcements.repeat must be a whole number from 1 to 3, not 0."],
  [{ languages: [] }, "announcements.languages must have 1 to 3 entries, not 0."],
  [{ quiet: [["13:00", "12:00"]] }, "announcements.quiet[0] must begin before it ends, not 13:00 to 12:00."],
  [
    { voice: "anna" },
    "announcements.voice is not known here; known are volume, gong, repeat, languages, quiet.",
  ],
];

for (const [announcements, reason] of mistakes) {
  test(`refused: ${JSON.stringify(announcements)}`, () => {
    expect(wrong(announcements)).toContain(`z: ${reason}`);
  });
}
