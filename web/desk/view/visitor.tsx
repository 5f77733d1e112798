import type { Own } from "../model.ts";
import type { Visitor } from "../visitor.ts";
import { Facts, Marks, NoteText } from "./facts.tsx";
import { Continue, Note, Transfer } from "./forms.tsx";
import { Person } from "./person.tsx";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Since } from "./since.tsx";

/** Whoever is at the counter, big, with all that can be done now. */
export function AtCounter({ sheet, own, visitor }: { sheet: Sheet; own: Own; visitor: Visitor }) {
  const zone = sheet.desk.town.zone;
  return (
    <section
      class={`visitor visitor--${own.can.start ? "called" : "served"}`}
      id={`visitor-${visitor.number}`}
    >
      <h2 class="visitor__number" id="visitor-heading" tabindex={-1} data-focus-home>
        {visitor.number}
      </h2>
      <p class="visitor__doing">
        {visitor.doing}
        {own.can.start && visitor.calls > 1 && ` (${visitor.calls}. Aufruf)`}, seit{" "}
        <Since at={own.since} zone={zone} />
      </p>
      <p class="visitor__matter">
        <Person sheet={sheet} of={visitor.id} />
        {visitor.matter}
      </p>
      <p class="fact">
        da seit <Since at={visitor.drawn_at} zone={zone} />
        {visitor.reason && <> · {visitor.reason}</>}{" "}
        <Marks entry={visitor} zone={zone} besides={visitor.because} />
      </p>
      <NoteText note={visitor.note} />
      {visitor.asked && (
        <p class="asked">
          {visitor.number} hat auf {visitor.calls === 1 ? "einen Aufruf" : `${visitor.calls} Aufrufe`} nicht
          geantwortet. Was soll geschehen?
        </p>
      )}
      <Facts visitor={visitor} />
      <Deeds sheet={sheet} own={own} visitor={visitor} />
    </section>
  );
}

function Deeds({ sheet, own: { can, truths }, visitor }: { sheet: Sheet; own: Own; visitor: Visitor }) {
  const target = visitor.id;
  const { again } = truths;
  return (
    <>
      <div class="deeds">
        {can.start && <Press sheet={sheet} deed="starts" label="Beginnen" keys="b" kind="primary" />}
        {can.finish && <Press sheet={sheet} deed="finishes" label="Fertig" keys="f" />}
        {can.recall && <Press sheet={sheet} deed="recalls" label="Erneut aufrufen" keys="e" />}
        {can.recall && again !== "no" && (
          <Press
            sheet={sheet}
            deed="announcements"
            label="Nur Stimme erneut"
            keys="s"
            disabled={again === "being-said"}
          />
        )}
        {can.miss && <Press sheet={sheet} deed="no-shows" label="Nicht erschienen" keys="x" />}
        {can.park && <Press sheet={sheet} deed="parkings" label="Parken" keys="p" />}
        {can.giveBack && <Press sheet={sheet} deed="returns" label="Zurück in die Schlange" keys="z" />}
      </div>
      <div class="tools">
        {can.transfer && <Transfer sheet={sheet} visitor={visitor} target="" keys="w" />}
        {can.proceed && <Continue sheet={sheet} visitor={visitor} keys="a" />}
        <Note sheet={sheet} visitor={visitor} target={target} keys="o" />
      </div>
    </>
  );
}
