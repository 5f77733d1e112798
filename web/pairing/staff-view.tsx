import type { PendingPairing } from "../../engine/fleet/pairings.ts";
import { spellUserCode } from "../../engine/fleet/user-code.ts";
import type { Town } from "../../engine/town/town.ts";
import { KINDS } from "../devices/kinds.ts";
import { FormToken } from "../guard/hidden.tsx";
import type { Child } from "../jsx/markup.ts";
import { DeskPage } from "../page.tsx";
import { Complaint } from "../refuse.tsx";

function Sheet({ town, refusal, children }: { town: Town; refusal?: string; children?: Child }) {
  return (
    <DeskPage
      language="de"
      title={`Gerät koppeln · ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<a href={`/devices/${town.id}`}>Geräte</a>}
    >
      <div class="devices">
        <h1 class="kern-heading-large">Gerät koppeln</h1>
        <Complaint sentence={refusal} />
        {children}
      </div>
    </DeskPage>
  );
}

/** Asks for the code on the device's screen. */
export function CodeForm({ action, code = "" }: { action: string; code?: string }) {
  return (
    <form class="pairing-form" method="get" action={action}>
      <div class="kern-form-input">
        <label class="kern-label" for="code">
          Code auf dem Bildschirm des Geräts
        </label>
        <input
          class="kern-form-input__input pairing-form__code"
          id="code"
          name="code"
          value={code}
          placeholder="WDJB-MJHT"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={32}
          required
        />
      </div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Weiter</span>
      </button>
    </form>
  );
}

/** The page that asks for the code; after a refusal it is still there. */
export function AskForCode(props: { town: Town; code?: string; refusal?: string }) {
  const { town, code, refusal } = props;
  return (
    <Sheet town={town} refusal={refusal}>
      <p class="kern-body">
        Ein neues Gerät zeigt nach dem Einschalten einen Code. Ein Browser, der Kiosk oder Anzeigetafel werden
        soll, zeigt ihn unter <strong>/pairing</strong>.
      </p>
      <CodeForm action={`/devices/${town.id}/pairings`} code={code} />
    </Sheet>
  );
}

/** One thing that the asking device may become. */
export interface Choice {
  id: string;
  name: string;
  /** It is at work now; this one would take its place. */
  taken: boolean;
}

type ConfirmProps = { town: Town; asks: PendingPairing; choices: readonly Choice[]; csrf: string };

/** Says what asks, and asks which device of the office it is. */
export function ConfirmPairing({ town, asks, choices, csrf }: ConfirmProps) {
  const { asker, user_code } = asks;
  const kind = asker.kind === "screen" ? "Browser" : KINDS[asker.kind];
  return (
    <Sheet town={town}>
      <dl class="pairing-asker">
        <Fact name="Code">{spellUserCode(user_code)}</Fact>
        <Fact name="Art">{kind}</Fact>
        {asker.model && <Fact name="Nennt sich">{asker.model}</Fact>}
        <Fact name="Fragt von">{asker.address}</Fact>
        <Fact name="Seit">{clockTime(asks.asked_at, town.zone)} Uhr</Fact>
      </dl>
      <p class="kern-body">
        Steht genau dieser Code auf dem Gerät, vor dem Sie stehen? Sonst lehnen Sie bitte ab: Jemand anderes
        könnte ihn Ihnen geschickt haben.
      </p>
      <form class="pairing-form" method="post" action={`/devices/${town.id}/pairings`}>
        <FormToken csrf={csrf} />
        <input type="hidden" name="code" value={user_code} />
        {choices.length === 0 ? (
          <p class="kern-body">
            <strong>
              {town.name} hat kein Gerät dieser Art. Zuerst muss es im Dokument des Büros stehen.
            </strong>
          </p>
        ) : (
          <div class="kern-form-input">
            <label class="kern-label" for="target">
              Es ist
            </label>
            <select class="devices__select" id="target" name="target" required>
              {choices.length > 1 && <option value="">Bitte wählen</option>}
              {choices.map(({ id, name, taken }) => (
                <option value={id}>{taken ? `${name} (löst das verbundene Gerät ab)` : name}</option>
              ))}
            </select>
          </div>
        )}
        <div class="pairing-form__buttons">
          {choices.length > 0 && (
            <button type="submit" class="kern-btn kern-btn--primary">
              <span class="kern-label">Koppeln</span>
            </button>
          )}
          <button type="submit" class="kern-btn kern-btn--secondary" name="answer" value="no" formnovalidate>
            <span class="kern-label">Ablehnen</span>
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** Said when it is done: the device fetches the rest by itself. */
export function Confirmed({ town, name }: { town: Town; name: string }) {
  return (
    <Sheet town={town}>
      <div class="kern-alert kern-alert--success" role="status">
        <div class="kern-alert__header">
          <span class="kern-icon kern-icon--success" aria-hidden="true"></span>
          <span class="kern-title">{name} ist bestätigt</span>
        </div>
        <div class="kern-alert__body">
          <p class="kern-body">Das Gerät holt sich seinen Zugang in den nächsten Sekunden von selbst.</p>
        </div>
      </div>
      <p>
        <a class="kern-link" href={`/devices/${town.id}`}>
          Alle Geräte von {town.name}
        </a>
      </p>
      <CodeForm action={`/devices/${town.id}/pairings`} />
    </Sheet>
  );
}

/** Where the code leads that a phone scanned, when its clerk works at several offices. */
export function ChooseOffice({ towns, code }: { towns: readonly Town[]; code: string }) {
  return (
    <DeskPage language="de" title="Gerät koppeln" office="Geräte">
      <h1 class="kern-heading-large">In welchem Büro steht das Gerät?</h1>
      <ul class="offices">
        {towns.map((town) => (
          <li>
            <a class="office" href={`/devices/${town.id}/pairings?code=${encodeURIComponent(code)}`}>
              <strong class="kern-label">{town.name}</strong>
              <span>{town.address}</span>
            </a>
          </li>
        ))}
      </ul>
    </DeskPage>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function clockTime(at_ms: number, zone: string): string {
  return new Intl.DateTimeFormat("de-DE", { timeZone: zone, timeStyle: "short" }).format(at_ms);
}
