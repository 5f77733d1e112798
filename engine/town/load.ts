import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TownProblem } from "./problem.ts";
import { isRecord } from "./shape.ts";
import { SharedParts } from "./shared-parts.ts";
import type { Town } from "./town.ts";
import { isProblems, readTowns, type TownDocument } from "./validate.ts";

/**
 * The towns of an installation: those handed in and every `*.json` in `folder` (the setting TOWNS), in that order.
 * A document in the folder takes the place of a handed-in one with the same id. Problems of all documents come at once.
 */
export async function loadTowns(
  builtin: readonly TownDocument[],
  folder: string | undefined,
): Promise<Town[] | TownProblem[]> {
  const { documents, problems } = folder === undefined ? nothing : await readFolder(folder);
  const replaced = new Set(documents.map(({ json }) => idOf(json)));
  const kept = builtin.filter(({ json }) => !replaced.has(idOf(json)));
  const towns = readTowns([...kept, ...documents]);
  if (isProblems(towns)) return [...problems, ...towns];
  return problems.length === 0 ? towns : problems;
}

const nothing: { documents: TownDocument[]; problems: TownProblem[] } = { documents: [], problems: [] };

async function readFolder(folder: string): Promise<typeof nothing> {
  const documents: TownDocument[] = [];
  const problems: TownProblem[] = [];
  const parts = new SharedParts();
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return { documents, problems: [unreadable(folder, "cannot be read as a folder", error)] };
  }
  for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
    const document = join(folder, name);
    try {
      const json: unknown = JSON.parse(readFileSync(document, "utf8"));
      if (isRecord(json)) parts.shareMembers(json);
      documents.push({ document, json });
    } catch (error) {
      problems.push(unreadable(document, "cannot be read as JSON", error));
    }
  }
  return { documents, problems };
}

function unreadable(document: string, reason: string, error: unknown): TownProblem {
  return {
    document,
    path: "",
    reason: `${reason} (${error instanceof Error ? error.message : String(error)})`,
  };
}

function idOf(json: unknown): unknown {
  return isRecord(json) ? json.id : undefined;
}
