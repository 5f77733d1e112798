import type { DeviceKind } from "../../engine/town/town.ts";

/** The kinds of device as staff call them. */
export const KINDS: Record<DeviceKind, string> = {
  kiosk: "Kiosk",
  buttonbox: "Tastenkasten",
  printer: "Bondrucker",
  sign: "Anzeige",
  board: "Anzeigetafel",
  announcer: "Ansage",
};
