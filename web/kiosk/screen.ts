import type { House } from "../house.ts";
import type { View } from "../live/view.ts";
import type { Markup } from "../page.tsx";
import { topic } from "../topics.ts";
import type { Place } from "./place.ts";

/** One picture of the kiosk, rendered for the page and again whenever it changes. Its root is `section#screen`. */
export interface Screen {
  /** Below the kiosk's address: `/services`; its live stream is at `/live/services`. */
  path: string;
  /** What the rendering depends on beside kiosk, path and language. */
  also?: string;
  title: string;
  render(): Promise<Markup>;
}

/** A screen as a live view of the location. */
export function viewOf({ town, kiosk, language }: Place, { path, also = "", render }: Screen): View {
  return {
    key: `kiosk/${town.id}/${kiosk.id}${path} ${language} ${also}`,
    topic: topic(town.id, "kiosk"),
    render,
  };
}

/** Asks a location something that must be there, because its kiosk is. */
export async function look<T>(
  house: House,
  place: Place,
  ask: Parameters<typeof house.engine.read<T>>[1],
): Promise<T> {
  const found = await house.engine.read(place.town.id, ask);
  if (found === null) throw new Error(`no location ${place.town.id}`);
  return found;
}
