import type { Child } from "../jsx/markup.ts";

/** How a virtual device's link can be (`data-link`), and what is said of it. */
const LINKS = [
  ["joining", "verbindet sich …"],
  ["online", "am Gerätebus"],
  ["offline", "abgeschaltet"],
  ["taken", "anderswo verbunden, hier nur leer"],
  ["locked", "darf nicht an den Bus"],
] as const;

const FAULTS = {
  offline: "abgeschaltet",
  slow: "langsam",
  duplicate: "sagt alles doppelt",
  "paper-low": "Papier geht zu Ende",
  "paper-out": "kein Papier",
  "cover-open": "Klappe offen",
  silent: "stumm, antwortet nicht",
  broken: "meldet Lautsprecher defekt",
} as const;
export type FaultName = keyof typeof FAULTS;

type Props = {
  device: string;
  location: string;
  kind: "sign" | "printer" | "buttonbox" | "announcer";
  name: string;
  faults: readonly FaultName[];
  /** Switched off until somebody switches it on. */
  off?: boolean;
  children?: Child;
};

/** A place on the page that the lab's script turns into a device. */
export function VirtualPlace({ device, location, kind, name, faults, off, children }: Props) {
  return (
    <article
      class={`virtual virtual--${kind}`}
      aria-labelledby={`name-${device}`}
      data-device={device}
      data-location={location}
      data-kind={kind}
      data-link="joining"
    >
      <header class="virtual__head">
        <h3 class="virtual__name" id={`name-${device}`}>
          {name}
        </h3>
        <p class="virtual__link" role="status">
          {LINKS.map(([link, text]) => (
            <span data-when={link}>{text}</span>
          ))}
        </p>
      </header>
      {children}
      <details class="faults" open={off}>
        <summary>Störungen</summary>
        <div class="faults__list">
          {faults.map((fault) => (
            <label class="faults__switch">
              <input
                type="checkbox"
                data-fault={fault}
                autocomplete="off"
                checked={off && fault === "offline"}
              />
              <span>{FAULTS[fault]}</span>
            </label>
          ))}
        </div>
      </details>
    </article>
  );
}
