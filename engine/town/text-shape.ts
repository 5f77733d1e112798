import { object, type Shape, string } from "./shape.ts";
import type { Text } from "./town.ts";

/** One line of text, trimmed or not, but not empty. */
export function line(most: number): Shape<string> {
  return string(
    `1 to ${most} characters without line breaks`,
    (value) => value.trim() !== "" && value.length <= most && !/\p{Cc}/u.test(value),
  );
}

/** A sentence in the visitor's languages, each a line. */
export function text(most: number): Shape<Text> {
  const one = line(most);
  return object<Text>(
    { de: one, en: one },
    { "de-leicht": one, tr: one, uk: one, ar: one, ru: one, pl: one },
  );
}
