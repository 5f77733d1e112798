import type { Entry } from "../entry.ts";
import { Missed, Out, Parked } from "./asides.tsx";
import { CallOne } from "./call-one.tsx";
import { DeedForm } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Who } from "./who.tsx";

/** Everybody in the house who is not at a counter. */
export function Lists({ sheet }: { sheet: Sheet }) {
  const { lists, own } = sheet.desk;
  const all = lists.mine.length + lists.others.length;
  return (
    <section class="lists" aria-labelledby="waiting-heading">
      <h2 class="part" id="waiting-heading">
        {all === 0 ? "Niemand wartet" : all === 1 ? "1 Person wartet" : `${all} Personen warten`}
      </h2>
      <DeedForm sheet={sheet} deed="calls" of="one" />
      {own ? (
        <>
          <Line sheet={sheet} id="mine" title={`Für Schalter ${own.id}`} line={lists.mine} />
          <Line sheet={sheet} id="others" title="Für andere Schalter" line={lists.others} folded />
        </>
      ) : (
        <Line sheet={sheet} id="others" title="In der Schlange" line={lists.others} />
      )}
      <Parked sheet={sheet} list={lists.parked} />
      <Out sheet={sheet} list={lists.out} />
      <Missed sheet={sheet} list={lists.missed} />
    </section>
  );
}

type LineProps = { sheet: Sheet; id: string; title: string; line: readonly Entry[]; folded?: boolean };

function Line({ sheet, id, title, line, folded = false }: LineProps) {
  const head = `${title} (${line.length})`;
  const rows = (
    <ol class="line">
      {line.map((one, index) => (
        <li class={one.priority > 0 ? "row row--priority" : "row"} id={`row-${one.number}`}>
          <span class="row__place">{index + 1}.</span>
          <Who sheet={sheet} entry={one} since={one.drawn_at} />
          <CallOne sheet={sheet} id={`call-${one.number}`} ticket={one.id} number={one.number} />
        </li>
      ))}
    </ol>
  );
  if (line.length === 0) return folded ? null : <p class="fact">{title}: niemand.</p>;
  if (!folded)
    return (
      <div class="list">
        <h3 class="list__name">{head}</h3>
        {rows}
      </div>
    );
  return (
    <details class="list" id={`list-${id}`}>
      <summary class="list__name">{head}</summary>
      {rows}
    </details>
  );
}
