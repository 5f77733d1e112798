import type { Table } from "./compile.ts";
import { lifecycles } from "./lifecycles.ts";

/** The page beside this file; what stands below the mark is written by `bun machines/readme.ts`. */
export const page = new URL("README.md", import.meta.url);
const mark = "<!-- Below this line: written by `bun machines/readme.ts` from the machines. -->\n";

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const isBack = (event: string) => event.startsWith("restored.");

function undoOf(table: Table<string>): string {
  const ways = table.states.flatMap((state) => {
    const back = table.accepts(state).filter(isBack);
    return back.length ? `${state} → ${back.map((event) => table.next(state, event)).join(", ")}` : [];
  });
  return ways.length ? `Undo (\`restored.X\` leads back to X): ${ways.join("; ")}.` : "No undo.";
}

function section(id: string, table: Table<string>): string {
  const events = table.events.filter((event) => !isBack(event));
  const rows = table.states.map((state) => {
    const targets = events.map((event) => table.next(state, event) ?? "");
    const ends = targets.every((target) => !target);
    const name = state === table.initial ? `▸ **${state}**` : `**${state}**${ends ? " ■" : ""}`;
    return line([name, ...targets]);
  });
  const head = [line([id, ...events]), line(["---", ...events.map(() => "---")])];
  return `## ${id}\n\n${[...head, ...rows].join("\n")}\n\n${undoOf(table)}\n`;
}

/** The page with its tables as the machines are now. Throws where the mark is missing. */
export function renewed(text: string): string {
  const [head, below] = text.split(mark);
  if (head === undefined || below === undefined) throw new Error("machines/README.md has lost its mark");
  const legend = "Rows: the state; columns: the event and where it leads; empty: refused. ▸ start, ■ end.";
  const sections = lifecycles.map(({ machine, table }) => section(machine.id, table));
  return `${head}${mark}\n${[legend, "", ...sections].join("\n")}`;
}

if (import.meta.main) await Bun.write(page, renewed(await Bun.file(page).text()));
