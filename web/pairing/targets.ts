import type { Asker } from "../../engine/fleet/pairings.ts";
import type { Town } from "../../engine/town/town.ts";

/**
 * What something that asks may become at an office: its devices of that kind that speak the contract, as whatever asks for a code does;
 * for a browser its kiosks and boards.
 */
export function targetsFor(town: Town, kind: Asker["kind"]): { id: string; name: string }[] {
  if (kind !== "screen") return town.devices.filter((device) => device.kind === kind && !device.driver);
  return [...town.kiosks, ...town.boards].map(({ id, name }) => ({ id, name }));
}

/** The page of a kiosk or board; null when the office has none of that name. */
export function pagePath(town: Town, id: string): string | null {
  if (town.kiosks.some((kiosk) => kiosk.id === id)) return `/kiosk/${town.id}/${id}`;
  return town.boards.some((board) => board.id === id) ? `/board/${town.id}/${id}` : null;
}
