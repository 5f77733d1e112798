import { type Booked, partsOf } from "../booked.ts";
import { CallOne } from "./call-one.tsx";
import { Person } from "./person.tsx";
import { Press } from "./press.tsx";
import type { Sheet } from "./sheet.ts";
import { At, Since } from "./since.tsx";

/** Today's appointments: who is in the house since when, to be called also before their time, and who is still to come. */
export function Appointments({ sheet }: { sheet: Sheet }) {
  const { booked, own, town } = sheet.desk;
  if (!town.departments.some(({ booking }) => booking)) return null;
  const { rows, office } = booked;
  const { here, next, later } = partsOf(rows);
  return (
    <section class="lists" aria-labelledby="booked-heading">
      <h2 class="part" id="booked-heading">
        {own ? `Termine für Schalter ${own.id}` : "Termine heute"}: {here.length} da,{" "}
        {next.length + later.length} erwartet
      </h2>
      {here.length > 0 && <Rows sheet={sheet} rows={here} />}
      {next.length > 0 && <Rows sheet={sheet} rows={next} />}
      {later.length > 0 && (
        <details class="list" id="list-booked">
          <summary class="list__name">Später ({later.length})</summary>
          <Rows sheet={sheet} rows={later} />
        </details>
      )}
      <p class="fact">
        <a class="kern-link" href={`/desk/${town.id}/appointments`}>
          Alle Termine
        </a>
        {own && ` (im ganzen Haus heute: ${office.here} da, ${office.coming} erwartet)`}
      </p>
    </section>
  );
}

function Rows({ sheet, rows }: { sheet: Sheet; rows: readonly Booked[] }) {
  return (
    <ul class="line">
      {rows.map((one) => (
        <li class="row" id={`booked-${one.number}`}>
          <Row sheet={sheet} one={one} />
        </li>
      ))}
    </ul>
  );
}

function Row({ sheet, one }: { sheet: Sheet; one: Booked }) {
  const { town } = sheet.desk;
  const { here, number, matter, start_at, delay_min, ready } = one;
  const { zone } = town;
  return (
    <>
      <strong class="row__number">
        <At at={start_at} zone={zone} />
      </strong>
      <span class="row__matter">
        <Person sheet={sheet} of={one.id} />
        {matter}{" "}
        {here && (
          <a href={`/desk/${town.id}?nummer=${here.number}#chosen-heading`} class="mark">
            {here.number}
          </a>
        )}
        {delay_min !== null && <span class="mark">kommt {delay_min} Min. später</span>}{" "}
        {ready && (
          <span class="mark">
            Unterlagen {ready.count}/{ready.of}
          </span>
        )}
      </span>
      <span class="row__since">
        {here ? (
          <>
            da seit <Since at={here.since} zone={zone} />
          </>
        ) : (
          number
        )}
      </span>
      {here && (
        <CallOne
          sheet={sheet}
          id={`early-${here.number}`}
          ticket={here.ticket}
          number={here.number}
          label={here.early ? "Früher aufrufen" : "Aufrufen"}
        />
      )}
      {!here && (
        <Press
          sheet={sheet}
          deed="check-ins"
          of={number}
          fields={{ appointment: one.id }}
          label="Ist da"
          named={`${number} ist da`}
          kind="tertiary"
        />
      )}
    </>
  );
}
