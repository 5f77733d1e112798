import type { DayFigures } from "../../engine/statistics/day.ts";
import type { Town } from "../../engine/town/town.ts";
import { minutes, type Table, tablesOf } from "./model.ts";

/** A day of an office as a file: whose and which day it is, the day as a whole, the tables, and how good the estimate was. */
export function csvOf(figures: DayFigures, town: Town, day: string): string {
  return csv([headOf(figures, town, day), ...tablesOf(figures, town)]);
}

function headOf({ total, estimate }: DayFigures, town: Town, day: string): Table {
  return {
    title: town.name,
    head: ["Tag", day],
    rows: [
      ["gezogen", String(total.drawn)],
      ["aufgerufen", String(total.called)],
      ["bedient", String(total.served)],
      ["nicht erschienen", String(total.missed)],
      ["aufgegeben", String(total.cancelled)],
      ["Wartezeit Mittel, Minuten", minutes(total.wait?.mean_ms)],
      ["Wartezeit 90 %, Minuten", minutes(total.wait?.p90_ms)],
      ["Bedienzeit Mittel, Minuten", minutes(total.work?.mean_ms)],
      ["Schätzung: verglichen", String(estimate?.n ?? 0)],
      ["Schätzung: im Mittel daneben, Minuten", minutes(estimate?.mean_absolute_ms)],
      ["Schätzung: in der Spanne, Prozent", estimate ? String(Math.round(estimate.coverage * 100)) : "–"],
    ],
  };
}

/** Tables as CSV for a German spreadsheet: semicolons, UTF-8 with mark, nothing that a spreadsheet would run. */
export function csv(tables: readonly Table[]): string {
  const cell = (text: string) => {
    // Columns of numbers stay such: nothing to say is an empty cell.
    const said = text === "–" ? "" : text;
    return `"${(/^[=+\-@\t]/.test(said) ? `'${said}` : said).replaceAll('"', '""')}"`;
  };
  const line = (cells: string[]) => cells.map(cell).join(";");
  const parts = tables.map(({ title, head, rows }) =>
    [line([title]), line(head), ...rows.map(line)].join("\r\n"),
  );
  return `\uFEFF${parts.join("\r\n\r\n")}\r\n`;
}
