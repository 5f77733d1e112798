import type { DeviceKind, Town } from "../../engine/town/town.ts";
import type { LinkState } from "../../machines/link.ts";
import type { DeviceRow } from "./model.ts";

const KINDS: Record<DeviceKind, string> = {
  kiosk: "Kiosk",
  buttonbox: "Tastenkasten",
  printer: "Bondrucker",
  sign: "Anzeige",
  board: "Anzeigetafel",
  announcer: "Ansage",
};

const LINKS: Record<LinkState, { text: string; look: string }> = {
  online: { text: "verbunden", look: "success" },
  offline: { text: "nicht verbunden", look: "danger" },
  unseen: { text: "nicht am Bus", look: "info" },
  revoked: { text: "gesperrt", look: "warning" },
};

/** All devices as a table; on a phone each row is a card. */
export function DeviceTable({ town, rows }: { town: Town; rows: readonly DeviceRow[] }) {
  return (
    <table class="devices__table" id="devices-table">
      <thead>
        <tr>
          <th scope="col">Gerät</th>
          <th scope="col">Verbindung</th>
          <th scope="col">Zustand</th>
          <th scope="col">Soll zeigen</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr id={`row-${row.id}`}>
            <th scope="row">
              {row.name}
              <span class="devices__id">
                {KINDS[row.kind]} · {row.id}
              </span>
            </th>
            <td data-label="Verbindung">
              <span class={`devices__link devices__link--${LINKS[row.link].look}`}>{linkText(row)}</span>
              {row.since > 0 && <span class="devices__since">seit {clockTime(row.since, town.zone)}</span>}
            </td>
            <td data-label="Zustand">{healthText(row)}</td>
            <td data-label="Soll zeigen">
              <SignText row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SignText({ row: { sign } }: { row: DeviceRow }) {
  if (!sign) return <>–</>;
  if (sign.shown === null) return <>{sign.wanted}</>;
  return (
    <>
      {sign.wanted}{" "}
      <span class={`devices__link devices__link--${sign.shown ? "success" : "warning"}`}>
        {sign.shown ? "zeigt es" : "zeigt es noch nicht"}
      </span>
    </>
  );
}

/** Kiosks and boards are pages; only an agent beside one speaks on the bus. */
function isOnlyPage({ kind, link }: DeviceRow): boolean {
  return link === "unseen" && (kind === "kiosk" || kind === "board");
}

function linkText(row: DeviceRow): string {
  return isOnlyPage(row) ? "Seite im Browser" : LINKS[row.link].text;
}

function healthText(row: DeviceRow): string {
  const { troubles, link } = row;
  if (troubles.length > 0) return troubles.join(", ");
  if (isOnlyPage(row)) return "–";
  return LINKS[link].look === "success" ? "in Ordnung" : "unbekannt";
}

function clockTime(at_ms: number, zone: string): string {
  const format = new Intl.DateTimeFormat("de-DE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return format.format(at_ms);
}
