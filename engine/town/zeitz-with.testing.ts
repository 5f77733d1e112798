import zeitz from "../../fixtures/towns/zeitz.json";
import type { TownProblem } from "./problem.ts";
import { isProblems, readTown } from "./validate.ts";

/** A copy of Zeitz with one value at a path changed; `undefined` takes the key away. */
export function zeitzWith(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(zeitz);
  const keys = path.match(/[^.[\]]+/g) ?? [];
  let holder = copy;
  for (const key of keys.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const last = keys.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return copy;
}

/** Everything that is wrong with a document. */
export function problemsOf(json: unknown): TownProblem[] {
  const read = readTown(json, "zeitz.json");
  return isProblems(read) ? read : [];
}
