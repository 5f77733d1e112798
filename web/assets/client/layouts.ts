/** The keyboards a scanner may be set to. */
export type Layout = "us" | "de";

/** By physical key (`KeyboardEvent.code`): what it says alone and with Shift. Letters and digits are in no list here. */
const SIGNS: Record<Layout, Record<string, string>> = {
  us: {
    Minus: "-_",
    Equal: "=+",
    BracketLeft: "[{",
    BracketRight: "]}",
    Backslash: "\\|",
    Semicolon: ";:",
    Quote: "'\"",
    Backquote: "`~",
    Comma: ",<",
    Period: ".>",
    Slash: "/?",
  },
  de: {
    Minus: "ß?",
    Equal: "´`",
    BracketLeft: "üÜ",
    BracketRight: "+*",
    Backslash: "#'",
    Semicolon: "öÖ",
    Quote: "äÄ",
    Backquote: "^°",
    Comma: ",;",
    Period: ".:",
    Slash: "-_",
    IntlBackslash: "<>",
  },
};
const ALIKE: Record<string, string> = {
  Space: "  ",
  NumpadDivide: "//",
  NumpadSubtract: "--",
  NumpadDecimal: "..",
};
const SHIFTED_DIGITS: Record<Layout, string> = { us: ")!@#$%^&*(", de: '=!"§$%&/()' };
const SWAPPED: Record<string, string> = { Y: "Z", Z: "Y" };

/** What a scanner set to `layout` meant by a physical key, whatever the computer takes its keyboard for. */
export function meant(layout: Layout, code: string, shift: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) {
    const upper = layout === "de" ? (SWAPPED[letter] ?? letter) : letter;
    return shift ? upper : upper.toLowerCase();
  }
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return shift ? SHIFTED_DIGITS[layout].charAt(Number(digit)) : digit;
  const signs = ALIKE[code] ?? SIGNS[layout][code] ?? "";
  return signs.charAt(shift ? 1 : 0);
}
