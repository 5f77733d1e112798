/** Something wrong in a town's document: the file, the place in it, and why, as a sentence without its beginning. */
export interface TownProblem {
  /** File or other name of the document. */
  document: string;
  /** JSON path such as `services[3].queue`; empty for the document as a whole. */
  path: string;
  /** Continues the path: "must be one of …". */
  reason: string;
}

/** Takes a problem of the document that is being read. */
export type Report = (path: string, reason: string) => void;

/** One line for logs and the start's output. */
export function sentence({ document, path, reason }: TownProblem): string {
  return `${document}: ${path === "" ? "the document" : path} ${reason}.`;
}
