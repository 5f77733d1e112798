import type { Voice } from "../../engine/announcement/voice.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import { FormToken } from "../guard/hidden.tsx";
import { Live } from "../live/region.tsx";
import { DeskPage } from "../page.tsx";
import { CodeForm } from "../pairing/staff-view.tsx";
import { LANGUAGE_NAMES } from "../words/languages.ts";
import type { DeviceRow } from "./model.ts";
import { OfficeDevices, REVOCATION_FORM } from "./table-view.tsx";
import { TRIAL_FORM } from "./trial-view.tsx";

/** A new access key, shown this once. */
export interface NewKey {
  device: string;
  name: string;
  /** What to do with the lines. */
  how: string;
  lines: string[];
}

type Props = {
  town: Town;
  others: readonly Town[];
  rows: readonly DeviceRow[];
  /** UTC ms; null: the bus is there. */
  bus_away_since: number | null;
  csrf: string;
  lab: boolean;
  /** The clerk works at all offices. */
  all: boolean;
  issued?: NewKey;
  /** Who says calls on the server. */
  voice: Voice | null;
};

/** The devices of an office: how they are, what they show, and their access keys. */
export function DevicesPage({ town, others, rows, bus_away_since, csrf, lab, all, issued, voice }: Props) {
  return (
    <DeskPage
      language="de"
      title={`Geräte ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<a href={`/desk/${town.id}`}>Arbeitsplatz</a>}
    >
      <div class="devices">
        <h1 class="kern-heading-large">Geräte</h1>
        {others.length > 0 && (
          <nav class="devices__offices" aria-label="Büros">
            <a class="kern-link" href="/devices">
              Alle Büros
            </a>
            {others.map((other) => (
              <a class="kern-link" href={`/devices/${other.id}`}>
                {other.name}
              </a>
            ))}
          </nav>
        )}
        {issued && <Issued {...issued} />}
        <Live url={`/devices/${town.id}/stream`} target="devices-of-office">
          <OfficeDevices town={town} rows={rows} bus_away_since={bus_away_since} />
        </Live>
        <form id={REVOCATION_FORM} method="post" action={`/devices/${town.id}/revocations`}>
          <FormToken csrf={csrf} />
        </form>
        <form id={TRIAL_FORM} method="post" action={`/devices/${town.id}/trials`}>
          <FormToken csrf={csrf} />
        </form>
        <section class="devices__part" aria-labelledby="pairing">
          <h2 class="kern-heading-medium" id="pairing">
            Gerät koppeln
          </h2>
          <p class="kern-body">
            Ein neues Gerät zeigt nach dem Einschalten einen Code, ein Browser unter <strong>/pairing</strong>
            . Ein gesperrtes Gerät kommt nur so oder mit einem neuen Zugangsschlüssel wieder an den Bus.
          </p>
          <CodeForm action={`/devices/${town.id}/pairings`} />
        </section>
        <details class="devices__part">
          <summary>Zugangsschlüssel von Hand</summary>
          <p class="kern-body">
            Für Geräte, die nicht nach einem Code fragen können. Ein neuer Schlüssel macht den alten ungültig
            und trennt das Gerät.
          </p>
          <KeyForm town={town} rows={rows} csrf={csrf} />
        </details>
        {all && (
          <details class="devices__part">
            <summary>Eigener Broker (Mosquitto)</summary>
            <p class="kern-body">
              Die Geräte aller Büros mit ihren Rechten als{" "}
              <a class="kern-link" href="/devices/mosquitto/acl">
                ACL-Datei
              </a>{" "}
              und{" "}
              <a class="kern-link" href="/devices/mosquitto/passwords">
                Passwortdatei
              </a>
              , in der nur Prüfsummen stehen. Nach jeder Kopplung und Sperre neu einspielen (SIGHUP).
            </p>
          </details>
        )}
        <VoiceNote voice={voice} languages={town.languages} />
        <p class="kern-body">
          So sieht ein gedruckter{" "}
          <a class="kern-link" href={`/devices/${town.id}/slip`}>
            Zettel
          </a>{" "}
          aus.
        </p>
        <p class="kern-body">
          Kiosk, Anzeigetafel und Gerätelabor brauchen einen{" "}
          <a class="kern-link" href={`/desk/${town.id}/screens`}>
            freigeschalteten Bildschirm
          </a>
          .
        </p>
        {lab && (
          <p class="kern-body">
            Keine Geräte zur Hand?{" "}
            <a class="kern-link" href={`/lab/${town.id}`}>
              Im Gerätelabor
            </a>{" "}
            gibt es alle im Browser.
          </p>
        )}
      </div>
    </DeskPage>
  );
}

/** Who says the calls, and which languages nobody on the server speaks. */
function VoiceNote({ voice, languages }: { voice: Voice | null; languages: readonly Language[] }) {
  const missing = languages.filter((one) => !voice?.languages.has(one)).map((one) => LANGUAGE_NAMES[one]);
  if (!voice) {
    return (
      <p class="kern-body">
        Ansagen: Auf dem Server ist keine Stimme installiert (espeak-ng oder piper). Die Anzeigetafeln
        sprechen mit der Stimme ihres Browsers, wenn er eine hat.
      </p>
    );
  }
  return (
    <p class="kern-body">
      Ansagen spricht der Server mit {voice.name}
      {missing.length > 0 && `; diese Sprachen kann die Stimme nicht: ${missing.join(", ")}`}.
    </p>
  );
}

function KeyForm({ town, rows, csrf }: Pick<Props, "town" | "rows" | "csrf">) {
  return (
    <form class="devices__keys" method="post" action={`/devices/${town.id}/keys`}>
      <FormToken csrf={csrf} />
      <div class="kern-form-input">
        <label class="kern-label" for="device">
          Gerät
        </label>
        <select class="kern-form-input__select devices__select" id="device" name="device">
          {rows.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
        </select>
      </div>
      <button
        type="submit"
        class="kern-btn kern-btn--secondary"
        data-confirm="Der alte Schlüssel gilt dann nicht mehr. Fortfahren?"
      >
        <span class="kern-label">Neuer Zugangsschlüssel</span>
      </button>
    </form>
  );
}

function Issued({ name, how, lines }: NewKey) {
  return (
    <div class="kern-alert kern-alert--success" role="status">
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--success" aria-hidden="true"></span>
        <span class="kern-title">
          {lines.length > 0 ? `Neuer Zugangsschlüssel für ${name}` : `${name} ist zugelassen`}
        </span>
      </div>
      <div class="kern-alert__body">
        <p class="kern-body">{lines.length > 0 ? `${how} Der Schlüssel steht nur jetzt hier.` : how}</p>
        {lines.length > 0 && <pre class="devices__lines">{lines.join("\n")}</pre>}
      </div>
    </div>
  );
}
