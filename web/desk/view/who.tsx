import type { Entry } from "../entry.ts";
import { Marks } from "./facts.tsx";
import { Person } from "./person.tsx";
import type { Sheet } from "./sheet.ts";
import { Since } from "./since.tsx";

/** Number, matter and marks; the number leads to all that can be done. */
export function Who({ sheet, entry, since }: { sheet: Sheet; entry: Entry; since: number }) {
  const { town } = sheet.desk;
  return (
    <>
      <a class="row__number" href={`/desk/${town.id}?nummer=${entry.number}#chosen-heading`}>
        {entry.number}
      </a>
      <span class="row__matter">
        <Person sheet={sheet} of={entry.id} />
        {entry.matters} <Marks entry={entry} zone={town.zone} />
        {entry.note !== null && <span class="mark">Notiz</span>}
      </span>
      <span class="row__since">
        <Since at={since} zone={town.zone} />
      </span>
    </>
  );
}
