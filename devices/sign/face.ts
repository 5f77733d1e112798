import type { Display } from "../contract/set.ts";

/**
 * What stands on a sign: the call with its counter, dashes when closed, the counter's number while it is free, nothing
 * when off.
 */
export function faceText({ mode, text, counter }: Display): string {
  if (mode === "call") return `${text}>${counter}`;
  return mode === "closed" ? "---" : mode === "idle" ? counter : "";
}
