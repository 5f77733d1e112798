// Rule: a slip's template names known lines, each once, the number among them; a wrong one is refused with a sentence.
import { expect, test } from "bun:test";
import zeitz from "../../fixtures/towns/zeitz.json";
import { sentence } from "./problem.ts";
import { isProblems, readTown } from "./validate.ts";

const wrong = (slip: unknown) => {
  const read = readTown({ ...zeitz, slip }, "z");
  return isProblems(read) ? read.map(sentence) : [];
};

test("an empty template is right, and so is one that says everything", () => {
  const footer = { de: "Stadt Zeitz", en: "Town of Zeitz" };
  const lines = ["number", "code", "service"];
  expect(wrong({})).toEqual([]);
  expect(wrong({ logo: "STADT ZEITZ", lines, size: "large", footer, languages: ["de", "en"] })).toEqual([]);
});

const mistakes: [slip: unknown, sentence: string][] = [
  ["plain", 'slip must be an object, not "plain".'],
  [{ lines: ["location", "code"] }, "slip.lines must contain number."],
  [{ lines: [] }, "slip.lines must have 1 to 11 entries, not 0."],
  [{ lines: ["number", "code", "code"] }, "slip.lines repeats code."],
  [{ logo: "" }, 'slip.logo must be 1 to 40 characters without line breaks, not "".'],
  [{ logo: "a\u001bp" }, 'slip.logo must be 1 to 40 characters without line breaks, not "a\\u001bp".'],
  [{ size: "huge" }, 'slip.size must be one of small, normal, large, not "huge".'],
  [{ footer: "Danke" }, 'slip.footer must be an object, not "Danke".'],
  [{ languages: ["de", "en", "pl"] }, "slip.languages must have 1 to 2 entries, not 3."],
  [{ picture: "x.png" }, "slip.picture is not known here; known are logo, lines, size, footer, languages."],
];

for (const [slip, reason] of mistakes) {
  test(`refused: ${JSON.stringify(slip)}`, () => {
    expect(wrong(slip)).toContain(`z: ${reason}`);
  });
}
