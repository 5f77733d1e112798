import { BusAlert } from "../devices/bus-alert.tsx";
import { KINDS } from "../devices/kinds.ts";
import { MissedAlert } from "../devices/missed-alert.tsx";
import { NameCell } from "../devices/name-cell.tsx";
import { Live } from "../live/region.tsx";
import { DeskPage } from "../page.tsx";
import { CodeForm } from "../pairing/staff-view.tsx";
import type { Concern, FleetView, MakeCount, OfficeCount } from "./model.ts";

/** All devices of all the offices a clerk works for. */
export function FleetPage({ fleet }: { fleet: FleetView }) {
  return (
    <DeskPage
      language="de"
      title="Geräte aller Büros"
      office="Geräte"
      tools={<a href="/desk">Arbeitsplatz</a>}
    >
      <div class="devices">
        <h1 class="kern-heading-large">Geräte aller Büros</h1>
        <Live url="/devices/stream" target="fleet">
          <Fleet fleet={fleet} />
        </Live>
        <section class="devices__part" aria-labelledby="pairing">
          <h2 class="kern-heading-medium" id="pairing">
            Gerät koppeln
          </h2>
          <CodeForm action="/devices" />
        </section>
      </div>
    </DeskPage>
  );
}

/** What follows the devices by itself. */
export function Fleet({ fleet }: { fleet: FleetView }) {
  const { bus_away_since, zone, offices, without, concerns, more, makes } = fleet;
  const online = offices.reduce((sum, office) => sum + office.online, 0);
  const known = offices.reduce((sum, office) => sum + office.known, 0);
  return (
    <div id="fleet" class="fleet">
      <BusAlert since={bus_away_since} zone={zone} />
      <MissedAlert kiosks={concerns.filter(({ row }) => row.missed)} />
      <p class="kern-body kern-body--large">
        {online} von {known} Geräten sind verbunden.
      </p>
      <h2 class="kern-heading-medium">Braucht jemanden</h2>
      {concerns.length === 0 ? (
        <p class="kern-body">{bus_away_since === null ? "Nichts, alles in Ordnung." : "Sonst nichts."}</p>
      ) : (
        <Concerns all={concerns} />
      )}
      {more > 0 && <p class="kern-body">und {more} weitere</p>}
      <h2 class="kern-heading-medium">Büros</h2>
      {offices.length > 0 && <Offices all={offices} />}
      {without > 0 && (
        <p class="kern-body">
          {without === 1 ? "Ein Büro hatte" : `${without} Büros hatten`} noch nie ein Gerät am Bus.
        </p>
      )}
      {makes.length > 0 && (
        <>
          <h2 class="kern-heading-medium">Modelle und Firmware</h2>
          <Makes all={makes} />
        </>
      )}
    </div>
  );
}

function Concerns({ all }: { all: readonly Concern[] }) {
  return (
    <table class="devices__table">
      <thead>
        <tr>
          <th scope="col">Gerät</th>
          <th scope="col">Büro</th>
          <th scope="col">Was</th>
          <th scope="col">Zuletzt gehört</th>
          <th scope="col">Firmware</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ town, row, gone, why }) => (
          <tr id={`concern-${row.id}`}>
            <NameCell row={row} />
            <td data-label="Büro">
              <a class="kern-link" href={`/devices/${town.id}`}>
                {town.name}
              </a>
            </td>
            <td data-label="Was">
              <span class={`devices__link devices__link--${gone ? "danger" : "warning"}`}>
                {why.join(", ")}
              </span>
            </td>
            <td data-label="Zuletzt gehört">{gone ? seenAt(row.seen_at, town.zone) : "eben"}</td>
            <td data-label="Firmware">{row.make?.firmware || "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Offices({ all }: { all: readonly OfficeCount[] }) {
  return (
    <table class="devices__table">
      <thead>
        <tr>
          <th scope="col">Büro</th>
          <th scope="col">Verbunden</th>
          <th scope="col">Brauchen jemanden</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ town, known, online, concerns }) => (
          <tr>
            <th scope="row">
              <a class="kern-link" href={`/devices/${town.id}`}>
                {town.name}
              </a>
            </th>
            <td data-label="Verbunden">
              {online} von {known}
            </td>
            <td data-label="Brauchen jemanden">{concerns}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Makes({ all }: { all: readonly MakeCount[] }) {
  return (
    <table class="devices__table">
      <thead>
        <tr>
          <th scope="col">Modell</th>
          <th scope="col">Art</th>
          <th scope="col">Firmware</th>
          <th scope="col">Geräte</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ kind, model, firmware, count }) => (
          <tr>
            <th scope="row">{model || "–"}</th>
            <td data-label="Art">{KINDS[kind]}</td>
            <td data-label="Firmware">{firmware || "–"}</td>
            <td data-label="Geräte">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function seenAt(at_ms: number, zone: string): string {
  if (at_ms === 0) return "nie";
  return new Intl.DateTimeFormat("de-DE", { timeZone: zone, dateStyle: "full", timeStyle: "short" }).format(
    at_ms,
  );
}
