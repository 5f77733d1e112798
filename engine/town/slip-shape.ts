import { list, object, oneOf, type Shape } from "./shape.ts";
import { line, text } from "./text-shape.ts";
import { LANGUAGES, SLIP_LINES, SLIP_SIZES, type SlipLine, type SlipRule } from "./town.ts";

const known = list(oneOf(SLIP_LINES), 1, SLIP_LINES.length);

/** The lines of a slip: each once, and the number among them, because it is what the paper is for. */
const lines: Shape<SlipLine[]> = (value, path, report): value is SlipLine[] => {
  if (!known(value, path, report)) return false;
  const twice = value.find((one, index) => value.indexOf(one) !== index);
  if (twice) report(path, `repeats ${twice}`);
  const numbered = value.includes("number");
  if (!numbered) report(path, "must contain number");
  return numbered && !twice;
};

export const slipShape = object<SlipRule>(
  {},
  {
    logo: line(40),
    lines,
    size: oneOf(SLIP_SIZES),
    footer: text(120),
    languages: list(oneOf(LANGUAGES), 1, 2),
  },
);
