const SIDES: [RegExp, string][] = [
  [/(?<=[{;]\s*)(padding|margin|scroll-margin|scroll-padding)-left(?=\s*:)/g, "$1-inline-start"],
  [/(?<=[{;]\s*)(padding|margin|scroll-margin|scroll-padding)-right(?=\s*:)/g, "$1-inline-end"],
  [/(?<=[{;]\s*)border-(top|bottom)-left-radius(?=\s*:)/g, "border-$1-start-radius"],
  [/(?<=[{;]\s*)border-(top|bottom)-right-radius(?=\s*:)/g, "border-$1-end-radius"],
  [/(?<=[{;]\s*)border-left/g, "border-inline-start"],
  [/(?<=[{;]\s*)border-right/g, "border-inline-end"],
  [/(?<=[{;]\s*)left(?=\s*:)/g, "inset-inline-start"],
  [/(?<=[{;]\s*)right(?=\s*:)/g, "inset-inline-end"],
  [/(?<=[{;]\s*)text-align\s*:\s*left/g, "text-align:start"],
  [/(?<=[{;]\s*)text-align\s*:\s*right/g, "text-align:end"],
  [/(?<=[{;]\s*)(float|clear)\s*:\s*left/g, "$1:inline-start"],
  [/(?<=[{;]\s*)(float|clear)\s*:\s*right/g, "$1:inline-end"],
];

const CORNER: [RegExp, string][] = [
  [/border-top-(start|end)-radius/g, "border-start-$1-radius"],
  [/border-bottom-(start|end)-radius/g, "border-end-$1-radius"],
];

const FOUR_SIDES = /(?<=[{;]\s*)(padding|margin|border-radius)\s*:\s*([^;{}]+?)(?=\s*[;}])/g;

/**
 * Rewrites physical left and right of a stylesheet to logical start and end, so that `dir="rtl"` mirrors it.
 * Bun's CSS bundler lowers logical properties the wrong way round, so this is done on the text.
 */
export function toLogical(css: string): string {
  let text = css.replace(FOUR_SIDES, fourSides);
  for (const [physical, logical] of [...SIDES, ...CORNER]) text = text.replace(physical, logical);
  return text;
}

function fourSides(whole: string, property: string, value: string): string {
  if (value.includes("/")) return whole;
  const [a, b, c, d, ...rest] = topLevelWords(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined || rest.length > 0)
    return whole;
  if (property === "border-radius")
    return [
      `border-start-start-radius:${a}`,
      `border-start-end-radius:${b}`,
      `border-end-end-radius:${c}`,
      `border-end-start-radius:${d}`,
    ].join(";");
  return `${property}-block:${a} ${c};${property}-inline:${d} ${b}`;
}

/** Splits at spaces outside of parentheses; `!important` counts as a word. */
function topLevelWords(value: string): string[] {
  const words: string[] = [];
  let word = "";
  let depth = 0;
  for (const sign of value.trim()) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (depth === 0 && /\s/.test(sign)) {
      if (word) words.push(word);
      word = "";
    } else word += sign;
  }
  if (word) words.push(word);
  return words;
}
