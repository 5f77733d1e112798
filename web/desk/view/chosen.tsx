import type { Chosen } from "../chosen.ts";
import type { Visitor } from "../visitor.ts";
import { Facts, Marks, NoteText } from "./facts.tsx";
import { Note, Transfer } from "./forms.tsx";
import { Person } from "./person.tsx";
import { DeedForm, Key, Press, Submit } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Since } from "./since.tsx";
import { Tool } from "./tool.tsx";

/** One number looked at more closely, with all that can be done with it. */
export function ChosenNumber({ sheet, chosen }: { sheet: Sheet; chosen: Chosen }) {
  const { number, visitor } = chosen;
  const { town } = sheet.desk;
  return (
    <section class="chosen" aria-labelledby="chosen-heading">
      <div class="chosen__head">
        <h2 class="part" id="chosen-heading" tabindex={-1}>
          Nummer {number}
        </h2>
        <a class="kern-link" href={`/desk/${town.id}`} data-key="Escape" aria-keyshortcuts="Escape">
          <span class="kern-label">Schließen</span> <Key of="Escape" />
        </a>
      </div>
      {visitor ? (
        <Closely sheet={sheet} chosen={chosen} visitor={visitor} />
      ) : (
        <p class="fact">Diese Nummer gibt es heute nicht.</p>
      )}
    </section>
  );
}

function Closely({ sheet, chosen, visitor }: { sheet: Sheet; chosen: Chosen; visitor: Visitor }) {
  const { zone } = sheet.desk.town;
  return (
    <>
      <p class="fact">
        <Person sheet={sheet} of={visitor.id} />
        <strong>{visitor.matter}</strong> · {visitor.doing}
        {visitor.counter && ` · Schalter ${visitor.counter}`} · da seit{" "}
        <Since at={visitor.drawn_at} zone={zone} /> <Marks entry={visitor} zone={zone} />
      </p>
      <NoteText note={visitor.note} />
      <Facts visitor={visitor} />
      <Deeds sheet={sheet} chosen={chosen} visitor={visitor} />
    </>
  );
}

function Deeds({ sheet, chosen: { can }, visitor }: { sheet: Sheet; chosen: Chosen; visitor: Visitor }) {
  const { own, printers } = sheet.desk;
  const target = visitor.id;
  const mine = own?.visitor?.id === target;
  const about = { sheet, fields: { target }, of: visitor.number };
  return (
    <>
      <div class="deeds">
        {can.call && own?.can.callOne && (
          <Press {...about} deed="calls" label="Aufrufen" keys="1" kind="primary" />
        )}
        {can.resume && own?.can.resume && <Press {...about} deed="resumptions" label="Fortsetzen" keys="2" />}
        {can.putBack && <Press {...about} deed="put-backs" label="Wieder einreihen" keys="3" />}
        {can.stepOut && <Press {...about} deed="step-outs" label="Geht kurz weg" keys="4" />}
        {can.comeBack && <Press {...about} deed="come-backs" label="Wieder da" keys="4" />}
        {can.print && printers.length > 0 && (
          <Press {...about} deed="prints" label="Zettel drucken" keys="5" />
        )}
        {can.cancel && (
          <Press
            {...about}
            deed="cancellations"
            label="Nummer streichen"
            keys="Delete"
            kind="tertiary"
            confirm={`${visitor.number} wirklich streichen? Die Nummer wird dann nicht mehr aufgerufen.`}
          />
        )}
      </div>
      {!mine && (
        <div class="tools">
          {can.prioritise && <Priority sheet={sheet} visitor={visitor} />}
          {can.transfer && own && <Transfer sheet={sheet} visitor={visitor} target={target} keys="7" />}
          <Note sheet={sheet} visitor={visitor} target={target} keys="8" />
        </div>
      )}
    </>
  );
}

const LEVELS = ["kein Vorrang", "Vorrang", "dringend"];

function Priority({ sheet, visitor }: { sheet: Sheet; visitor: Visitor }) {
  return (
    <Tool id={`priority-${visitor.number}`} label="Vorrang …" keys="6">
      <DeedForm
        sheet={sheet}
        deed="priorities"
        of={visitor.number}
        fields={{ target: visitor.id }}
        class="deeds"
      >
        {LEVELS.map((label, level) => (
          <Submit
            label={label}
            name="priority"
            value={String(level)}
            disabled={visitor.priority === level}
            id={`priority-${visitor.number}-${level}`}
          />
        ))}
      </DeedForm>
    </Tool>
  );
}
