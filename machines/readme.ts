import type { Table } from "./compile.ts";
import { lifecycles } from "./lifecycles.ts";

/** The page beside this file; what stands below the mark is written by `bun machines/readme.ts`. */
export const page = new URL("README.md", import.meta.url);
const mark = "<!-- Below this line: written by `bun machines/readme.ts` from the machines. -->\n";

/** A Markdown table with its columns padded, as Biome formats it: formatter and generator must agree. */
function aligned(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const dashes = widths.map((width) => "-".repeat(width));
  const padded = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  return [head, dashes, ...body].map((row) => `| ${padded(row).join(" | ")} |`).join("\n");
}

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
    return [name, ...targets];
  });
  return `## ${id}\n\n${aligned([[id, ...events], ...rows])}\n\n${undoOf(table)}\n`;
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
