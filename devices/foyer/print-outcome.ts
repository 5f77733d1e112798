import type { Result } from "../contract/command.ts";

/** What a printer's answer does to the job's machine. */
export type PrintWord = "printed" | "failed" | "lost";

const WORDS: Partial<Record<Result["status"], PrintWord>> = {
  done: "printed",
  failed: "failed",
  expired: "failed",
};

/**
 * What an answer means for the job; null while it is under way (accepted, running). A duplicate repeats how the first
 * one ended, in `detail`. `unknown` is a printer that cannot say whether paper came out.
 */
export function outcomeOf({ status, code, detail }: Result): { word: PrintWord; code?: string } | null {
  const meant = status === "duplicate" ? WORDS[detail as Result["status"]] : WORDS[status];
  if (!meant) return null;
  if (meant === "failed" && code === "unknown") return { word: "lost" };
  return meant === "failed" ? { word: "failed", code: code ?? status } : { word: meant };
}
