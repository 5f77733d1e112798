import type { Engine } from "../../engine/engine.ts";
import type { Device, Health } from "../../engine/fleet/fleet.ts";
import { hasShown } from "../../engine/fleet/shown.ts";
import { type SignFace, signFace } from "../../engine/fleet/sign.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { DeviceKind } from "../../engine/town/town.ts";
import type { LinkState } from "../../machines/link.ts";

/** What a sign shall show, and whether it says that it does; null when it is not there to say. */
export interface SignTruth {
  counter: string;
  wanted: string;
  shown: boolean | null;
}

/** A device as the page shows it. `since` UTC ms, 0 when it was never heard of. */
export interface DeviceRow {
  id: string;
  name: string;
  kind: DeviceKind;
  link: LinkState;
  since: number;
  troubles: string[];
  sign: SignTruth | null;
}

/** The devices of an office, in the order of its document. */
export function devicesOf({ fleet, epoch }: Engine, state: LocationState): DeviceRow[] {
  return fleet.at(state.town.id).map((device) => ({
    id: device.id,
    name: device.name,
    kind: device.kind,
    link: device.link,
    since: device.since,
    troubles: fleet.online(device.id) ? troublesOf(device.health) : [],
    sign: signTruth(state, device, fleet.online(device.id), epoch),
  }));
}

function signTruth(state: LocationState, device: Device, online: boolean, epoch: number): SignTruth | null {
  const rule = state.town.counters.find((one) => one.sign === device.id);
  const counter = rule && state.counters.get(rule.id);
  if (!counter) return null;
  const wanted = WANTED[signFace(state, counter).mode](signFace(state, counter).number);
  return {
    counter: counter.id,
    wanted,
    shown: online ? hasShown(device.reported, epoch, counter.shown) : null,
  };
}

const WANTED: Record<SignFace["mode"], (number: string) => string> = {
  call: (number) => number,
  idle: () => "frei",
  closed: () => "geschlossen",
};

const TROUBLES: Record<string, string> = {
  "paper-out": "kein Papier",
  "cover-open": "Klappe offen",
  offline: "Drucker antwortet nicht",
  "printer-fault": "Störung am Drucker",
};

/** In words; what errors say again is said once. */
function troublesOf({ paper, cover, errors = [] }: Health): string[] {
  const said = new Set<string>();
  if (paper === "out") said.add("kein Papier");
  if (paper === "low") said.add("Papier geht zu Ende");
  if (cover === "open") said.add("Klappe offen");
  for (const error of errors) said.add(TROUBLES[error] ?? error);
  return [...said];
}
