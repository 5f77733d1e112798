import type { SignTruth } from "../../engine/fleet/shown.ts";
import type { Town } from "../../engine/town/town.ts";
import type { LinkState } from "../../machines/link.ts";
import { BusAlert } from "./bus-alert.tsx";
import { MissedAlert } from "./missed-alert.tsx";
import type { DeviceRow } from "./model.ts";
import { NameCell } from "./name-cell.tsx";
import { TrialButton, TrialText } from "./trial-view.tsx";

const LINKS: Record<LinkState, { text: string; look: string }> = {
  online: { text: "verbunden", look: "success" },
  offline: { text: "nicht verbunden", look: "danger" },
  unseen: { text: "nicht am Bus", look: "info" },
  revoked: { text: "gesperrt", look: "warning" },
};

/** Stands beside the table, because it carries the clerk's token and the table is one for all who look. */
export const REVOCATION_FORM = "revocation";
const TRUTHS: Record<SignTruth, { text: string; look: string } | null> = {
  none: null,
  offline: null,
  shown: { text: "zeigt es", look: "success" },
  behind: { text: "zeigt es noch nicht", look: "warning" },
  untold: { text: "kann es nicht melden", look: "info" },
  unknown: { text: "noch nichts gehört", look: "info" },
};

/** What follows the devices of an office by itself. `bus_away_since` UTC ms, null: the bus is there. */
export function OfficeDevices(props: {
  town: Town;
  rows: readonly DeviceRow[];
  bus_away_since: number | null;
}) {
  return (
    <div id="devices-of-office">
      <BusAlert since={props.bus_away_since} zone={props.town.zone} />
      <MissedAlert
        kiosks={props.rows.filter(({ missed }) => missed).map((row) => ({ town: props.town, row }))}
      />
      <DeviceTable town={props.town} rows={props.rows} />
    </div>
  );
}

/** All devices as a table; on a phone each row is a card. */
function DeviceTable({ town, rows }: { town: Town; rows: readonly DeviceRow[] }) {
  return (
    <table class="devices__table">
      <thead>
        <tr>
          <th scope="col">Gerät</th>
          <th scope="col">Verbindung</th>
          <th scope="col">Zustand</th>
          <th scope="col">Modell, Firmware</th>
          <th scope="col">Soll zeigen</th>
          <th scope="col">
            <span class="devices__unseen">Prüfen, sperren</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr id={`row-${row.id}`}>
            <NameCell row={row} />
            <td data-label="Verbindung">
              <span class={`devices__link devices__link--${linkOf(row).look}`}>{linkOf(row).text}</span>
              <span class="devices__since">{sinceText(row, town.zone)}</span>
            </td>
            <td data-label="Zustand">
              {healthText(row)}
              {row.notes.map((note) => (
                <span class="devices__since">{note}</span>
              ))}
              <TrialText trial={row.trial} zone={town.zone} />
            </td>
            <td data-label="Modell, Firmware">{makeText(row)}</td>
            <td data-label="Soll zeigen">
              <SignText row={row} />
            </td>
            <td class="devices__act">
              <TrialButton row={row} />
              {row.link !== "revoked" && !isOnlyPage(row) && (
                <button
                  type="submit"
                  form={REVOCATION_FORM}
                  name="device"
                  value={row.id}
                  class="kern-link devices__revoke"
                  aria-label={`${row.name} sperren`}
                  data-confirm={`${row.name} wird sofort getrennt und kommt erst mit einer neuen Kopplung oder einem neuen Zugangsschlüssel wieder. Sperren?`}
                >
                  Sperren
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SignText({ row: { sign } }: { row: DeviceRow }) {
  if (!sign) return <>–</>;
  const { wanted, rev } = sign;
  const truth = TRUTHS[sign.truth];
  return (
    <>
      {wanted} {truth && <span class={`devices__link devices__link--${truth.look}`}>{truth.text}</span>}
      <span class="devices__since">
        soll {rev.wanted}, meldet {rev.reported ?? "nichts"}
      </span>
    </>
  );
}

/** Nothing of it was ever on the bus; a board's page is there or not all the same. */
function isOnlyPage({ page, make, link }: DeviceRow): boolean {
  return page && make === null && link !== "revoked";
}

function linkOf(row: DeviceRow): { text: string; look: string } {
  if (row.cut_off) return { text: "Gerätebus fehlt", look: "info" };
  const text = isOnlyPage(row) && row.link === "unseen" ? "Seite im Browser" : LINKS[row.link].text;
  return { ...LINKS[row.link], text };
}

function makeText({ make, builds }: DeviceRow): string {
  if (make) return [make.model, make.firmware].filter(Boolean).join(", ");
  return builds.length > 0 ? `Seite im Browser, Stand ${builds.join(" und ")}` : "–";
}

function sinceText({ link, since, seen_at }: DeviceRow, zone: string): string {
  if (link !== "online" && seen_at > 0) return `zuletzt gehört ${clockTime(seen_at, zone)}`;
  return since > 0 ? `seit ${clockTime(since, zone)}` : "";
}

function healthText(row: DeviceRow): string {
  const { troubles, link } = row;
  if (troubles.length > 0) return troubles.join(", ");
  if (link === "unseen" && isOnlyPage(row)) return "–";
  return LINKS[link].look === "success" ? "in Ordnung" : "unbekannt";
}

function clockTime(at_ms: number, zone: string): string {
  const format = new Intl.DateTimeFormat("de-DE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return format.format(at_ms);
}
