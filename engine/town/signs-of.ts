import type { CounterRule } from "./town.ts";

/** All signs that show what a counter does; the one over it comes first. */
export function signsOf({ sign, more_signs = [] }: Pick<CounterRule, "sign" | "more_signs">): string[] {
  return sign === undefined ? more_signs : [sign, ...more_signs];
}
