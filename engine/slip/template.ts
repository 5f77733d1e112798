import { type Language, SLIP_LINES, type SlipLine, type SlipRule, say, type Town } from "../town/town.ts";

/** A town's template as the printer of one ticket needs it: the footer said in the visitor's language. */
export interface Template {
  readonly logo?: string;
  readonly lines?: SlipLine[];
  readonly size?: SlipRule["size"];
  readonly footer?: string;
  readonly languages?: string[];
}

export const USUAL_LINES: readonly SlipLine[] = SLIP_LINES;

/** The template for somebody who reads `language`; undefined where the town leaves it as usual. */
export function templateOf({ slip }: Town, language: Language): Template | undefined {
  if (!slip) return undefined;
  const { footer, ...rest } = slip;
  return footer ? { ...rest, footer: say(footer, language) } : rest;
}
