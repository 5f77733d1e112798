import { checkBooking } from "./booking-check.ts";
import { checkHours, checkLanguages } from "./hours-check.ts";
import { checkOwnTopics } from "./own-topics.ts";
import { checkPlan } from "./plan-check.ts";
import type { TownProblem } from "./problem.ts";
import { checkReferences } from "./references.ts";
import type { Town } from "./town.ts";
import { townShape } from "./town-shape.ts";

/** A document as it was read, with the name its problems are reported under. */
export interface TownDocument {
  document: string;
  json: unknown;
}

/** The town that the document describes, or everything that is wrong with it. */
export function readTown(json: unknown, document: string): Town | TownProblem[] {
  const problems: TownProblem[] = [];
  const report = (path: string, reason: string) => problems.push({ document, path, reason });
  const shaped = townShape(json, "", report);
  checkLanguages(json, report);
  checkHours(json, report);
  checkBooking(json, report);
  checkReferences(json, report);
  checkPlan(json, report);
  return shaped && problems.length === 0 ? json : problems;
}

/** All towns of an installation, whose ids and device ids are unique across it, or everything that is wrong. */
export function readTowns(documents: readonly TownDocument[]): Town[] | TownProblem[] {
  const towns: Town[] = [];
  const problems: TownProblem[] = [];
  const townOf = new Map<string, string>();
  const deviceOf = new Map<string, string>();
  for (const { document, json } of documents) {
    const town = readTown(json, document);
    if (isProblems(town)) {
      problems.push(...town);
      continue;
    }
    towns.push(town);
    const other = townOf.get(town.id);
    if (other) problems.push({ document, path: "id", reason: `is already the town of ${other}: ${town.id}` });
    else townOf.set(town.id, document);
    town.devices.forEach(({ id }, index) => {
      const holder = deviceOf.get(id);
      const path = `devices[${index}].id`;
      if (holder) problems.push({ document, path, reason: `is already a device of ${holder}: ${id}` });
      else deviceOf.set(id, document);
    });
  }
  const devices = towns.flatMap((town) =>
    town.devices.map((device, index) => [`${townOf.get(town.id)}\n devices[${index}]`, device] as const),
  );
  checkOwnTopics(devices, (at, reason) => {
    const [document = "", path = ""] = at.split("\n ");
    problems.push({ document, path, reason });
  });
  return problems.length === 0 ? towns : problems;
}

/** Tells a refusal from what was read. */
export function isProblems(read: Town | Town[] | TownProblem[]): read is TownProblem[] {
  return Array.isArray(read) && read.some((entry) => "reason" in entry);
}
