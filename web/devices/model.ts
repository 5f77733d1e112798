import type { Engine } from "../../engine/engine.ts";
import type { Device, Fleet, Health, Make } from "../../engine/fleet/fleet.ts";
import { isMissed } from "../../engine/fleet/missed.ts";
import { comesOverBus } from "../../engine/fleet/over-bus.ts";
import { type SignTruth, signSeq, signTruth } from "../../engine/fleet/shown.ts";
import { type SignFace, signFace } from "../../engine/fleet/sign.ts";
import type { Trial } from "../../engine/fleet/trial.ts";
import type { LocationState } from "../../engine/location/state.ts";
import { signsOf } from "../../engine/town/signs-of.ts";
import type { DeviceKind } from "../../engine/town/town.ts";
import type { LinkState } from "../../machines/link.ts";
import type { PrintState } from "../../machines/print.ts";
import { turnedAwayText } from "./turned-away.ts";

/** What a sign shall show, and whether it does. */
export interface SignRow {
  counter: string;
  wanted: string;
  truth: SignTruth;
  /** `epoch.seq` of what it shall show and of what it says it shows; null when it never said. */
  rev: { wanted: string; reported: string | null };
}

/** A device as the page shows it. `since` UTC ms, 0 when it was never heard of. */
export interface DeviceRow {
  id: string;
  name: string;
  kind: DeviceKind;
  /** A page in a browser, or a printer behind one: only an agent beside it speaks on the bus. */
  page: boolean;
  /** Nobody can say whether it is there: the bus that it comes over is away. */
  cut_off: boolean;
  link: LinkState;
  since: number;
  /** UTC ms of its last word, 0: none that is known. */
  seen_at: number;
  make: Make | null;
  trial: Trial | null;
  troubles: string[];
  /** That it is refused at sign-in, and why; among the troubles, too. */
  refused: string | null;
  /** What else is to be known of a page: how many there are, whether it fills the screen, its paper. */
  notes: string[];
  /** Versions of the pages that are open. */
  builds: string[];
  /** A kiosk that is gone while its office is open. */
  missed: boolean;
  sign: SignRow | null;
}

/** What drivers say of printers that do not tell theirs. */
const FIRMWARE: Record<string, string> = { unknown: "unbekannt" };

/** The devices of an office, in the order of its document; `now` UTC ms. */
export function devicesOf({ fleet, epoch }: Engine, state: LocationState, now: number): DeviceRow[] {
  return fleet.at(state.town.id).map((device) => {
    const cut_off = fleet.bus.away_since !== null && comesOverBus(device) && !fleet.barred(device.id);
    const online = fleet.online(device.id);
    const refused = turnedAwayText(device, online, state.town.zone, now);
    return {
      id: device.id,
      name: device.name,
      kind: device.kind,
      page: device.kind === "kiosk" || device.kind === "board" || device.driver?.type === "browser",
      cut_off,
      link: device.link,
      since: device.since,
      seen_at: device.seen_at,
      make: device.make && {
        ...device.make,
        firmware: FIRMWARE[device.make.firmware] ?? device.make.firmware,
      },
      trial: device.trial,
      troubles: [
        ...(refused ? [refused] : []),
        ...(device.overflowing ? [OVERFLOWING] : []),
        ...(online ? troublesOf(device.health) : []),
      ],
      refused,
      notes: online ? pageNotes(state, device) : [],
      builds: online ? (device.health.builds ?? []) : [],
      missed: !cut_off && isMissed(fleet, device, state.town, now),
      sign: signOf(state, device, { fleet, epoch, now }),
    };
  });
}

/** Of a board's or kiosk's page. */
function pageNotes({ town, jobs }: LocationState, { id, kind, health }: Device): string[] {
  const { pages, full } = health;
  if (pages === undefined) return [];
  const several = pages > 1 ? [`${pages} Seiten zugleich`] : [];
  if (kind !== "kiosk") return several;
  const screen = full ? "Vollbild (Kioskmodus)" : "im Fenster, nicht im Kioskmodus";
  const printer = town.kiosks.find((kiosk) => kiosk.id === id)?.printer;
  const driver = town.devices.find((device) => device.id === printer)?.driver;
  if (driver?.type !== "browser") return [...several, screen];
  const last = [...jobs.values()].filter((job) => job.printer === printer).at(-1);
  const slip = last ? SLIPS[last.state] : "noch kein Zettel";
  return [...several, screen, `Papier meldet der Browser nicht, ${slip}`];
}

/** What became of the last slip that a browser was to print. */
const SLIPS: Record<PrintState, string> = {
  queued: "letzter Zettel wartet",
  sent: "letzter Zettel im Druck",
  printed: "letzter Zettel gedruckt",
  handed: "letzter Zettel übergeben",
  failed: "letzter Zettel nicht gedruckt",
  expired: "letzter Zettel nicht abgeholt",
  unknown: "letzter Zettel ungewiss",
};

function signOf(
  state: LocationState,
  { id, reported }: Device,
  { fleet, epoch, now }: { fleet: Fleet; epoch: number; now: number },
): SignRow | null {
  const rule = state.town.counters.find((one) => signsOf(one).includes(id));
  const counter = rule && state.counters.get(rule.id);
  if (!counter) return null;
  const face = signFace(state, counter);
  const wanted = signSeq(counter.shown, face.blinks_until > now);
  return {
    counter: counter.id,
    wanted: WANTED[face.mode](face.number),
    truth: signTruth(fleet, id, { epoch, shown: counter.shown, now }),
    rev: { wanted: `${epoch}.${wanted}`, reported: reported && `${reported.epoch}.${reported.seq}` },
  };
}

const WANTED: Record<SignFace["mode"], (number: string) => string> = {
  call: (number) => number,
  idle: () => "frei",
  closed: () => "geschlossen",
};

/** What devices report by these codes, in words. */
export const TROUBLES: Record<string, string> = {
  "paper-out": "kein Papier",
  "cover-open": "Klappe offen",
  offline: "Drucker antwortet nicht",
  "cutter-error": "Messer klemmt",
  "printer-fault": "Störung am Drucker",
  "shows-something-else": "zeigt etwas anderes",
  "page-hidden": "Fenster verdeckt",
  "sound-blocked": "Ton gesperrt, bitte einmal berühren",
  "page-outdated": "alte Seite, bitte neu laden",
};

/** What only the house can say of a device. */
const OVERFLOWING =
  "übergibt zu viele Nummern, die in keine Schlange gehören: am Schalter ansehen oder sperren";

/** A clock that is further off than this is worth a word, ms. */
const CLOCK_OFF_MS = 60_000;

/** A sign that takes no command says why in its maker's words. */
function refusalText(error: string): string | null {
  const why = error.startsWith("refused-") ? error.slice("refused-".length) : null;
  return why === null ? null : `nimmt den Text nicht an${why && ` (${why})`}`;
}

/** In words; what errors say again is said once. */
function troublesOf({ paper, cover, cutter, errors = [], clock_offset_ms }: Health): string[] {
  const said = new Set<string>();
  if (paper === "out") said.add("kein Papier");
  if (paper === "low") said.add("Papier geht zu Ende");
  if (cover === "open") said.add("Klappe offen");
  if (cutter === "error") said.add("Messer klemmt");
  for (const error of errors) said.add(TROUBLES[error] ?? refusalText(error) ?? error);
  const off = clock_offset_ms ?? 0;
  if (Math.abs(off) >= CLOCK_OFF_MS) said.add(`Uhr geht ${offBy(off)}`);
  return [...said];
}

function offBy(off_ms: number): string {
  const minutes = Math.round(Math.abs(off_ms) / 60_000);
  const long = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return `${long} ${off_ms > 0 ? "vor" : "nach"}`;
}
