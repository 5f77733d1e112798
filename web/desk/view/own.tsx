import type { Own } from "../model.ts";
import { Marks, NoteText } from "./facts.tsx";
import { DeedForm, Press, Submit } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { Since } from "./since.tsx";
import { Tool } from "./tool.tsx";
import { TruthMarks } from "./truths.tsx";
import { AtCounter } from "./visitor.tsx";

/** The clerk's own counter: what goes on, the one big button, and whoever is there. */
export function OwnCounter({ sheet, own }: { sheet: Sheet; own: Own }) {
  const { town } = sheet.desk;
  return (
    <section class="own" aria-labelledby="own-heading">
      <div class="own__head">
        <h1 class="own__name" id="own-heading" tabindex={-1} data-focus-home>
          {own.name}
        </h1>
        <p class="own__doing">
          <strong>{own.doing}</strong> seit <Since at={own.since} zone={town.zone} />
        </p>
        <TruthMarks truths={own.truths} shown={own.shown} />
      </div>
      {own.can.reopen ? (
        <Press sheet={sheet} deed="reopenings" label="Weiterarbeiten" keys="m" kind="primary" class="next" />
      ) : (
        <Next sheet={sheet} own={own} />
      )}
      {own.visitor && <AtCounter sheet={sheet} own={own} visitor={own.visitor} />}
      {(own.can.pause || own.can.close) && <Away sheet={sheet} own={own} />}
    </section>
  );
}

/** Always in the same place, so that a second click never meets another button. */
function Next({ sheet, own }: { sheet: Sheet; own: Own }) {
  const { next, can } = own;
  const { zone } = sheet.desk.town;
  const label = can.finish ? "Fertig, nächste Nummer" : "Nächste Nummer aufrufen";
  return (
    <div class="next">
      <Press
        sheet={sheet}
        deed="calls"
        label={label}
        keys="n"
        kind="primary"
        disabled={!can.callNext || (next === null && !can.finish)}
      />
      {next ? (
        <>
          <p class="next__who">
            Als Nächstes <strong>{next.number}</strong> · {next.matters} ·{" "}
            <Since at={next.drawn_at} zone={zone} /> · {next.reason}{" "}
            <Marks entry={next} zone={zone} besides={next.because} />
          </p>
          <NoteText note={next.note} />
        </>
      ) : (
        <p class="next__who">Für diesen Schalter wartet niemand.</p>
      )}
    </div>
  );
}

/** Pause and closing. */
function Away({ sheet, own }: { sheet: Sheet; own: Own }) {
  return (
    <div class="tools">
      {own.can.pause && (
        <Tool id="pause" label="Pause …" keys="m">
          <DeedForm sheet={sheet} deed="pauses" class="deeds">
            <Submit label="Pause" name="pause" value="break" />
            <Submit label="Arbeit im Hintergrund" name="pause" value="back-office" />
            <Submit label="Ausgabe fertiger Dokumente" name="pause" value="pickup" />
          </DeedForm>
        </Tool>
      )}
      {own.can.close && (
        <Press
          sheet={sheet}
          deed="closings"
          label="Schalter schließen"
          keys="c"
          kind="tertiary"
          confirm={leftBehind(sheet, own)}
        />
      )}
    </div>
  );
}

/** Asks before a clerk goes away from somebody who still waits to be called back to this counter. */
function leftBehind({ desk: { lists } }: Sheet, own: Own): string | undefined {
  const [first, ...more] = lists.parked
    .filter(({ counter }) => counter === own.id)
    .map(({ number }) => number);
  if (first === undefined) return undefined;
  const who = more.length > 0 ? `${[first, ...more].join(", ")} sind` : `${first} ist`;
  return `${who} hier noch geparkt. Schalter ${own.id} trotzdem schließen?`;
}
