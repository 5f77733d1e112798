import type { Keys } from "./keys.ts";

const ID = "([a-z0-9-]{1,32})-t\\d{1,15}";
const SIGNED = new RegExp(`^(${ID})\\.([\\w-]{16})$`);

/** What a token names. */
export interface NamedAppointment {
  appointment: string;
  location: string;
}

/**
 * The unguessable name of an appointment in its personal link and QR code: `{appointment id}.{signature}`. The same each
 * time it is asked for; ids alone can be guessed, so no page takes one unsigned.
 */
export function appointmentToken(keys: Keys, appointment: string): string {
  return `${appointment}.${keys.sign("appointment", appointment)}`;
}

/** The appointment and its location that a token names, or null for a forged one. */
export function readAppointmentToken(keys: Keys, token: string): NamedAppointment | null {
  return named(token, (appointment, signature) => keys.verify("appointment", appointment, signature));
}

/** Where an appointment's own page is in the house: show, move, cancel. */
export function appointmentPath(keys: Keys, appointment: string): string {
  return `/a/${appointmentToken(keys, appointment)}`;
}

/** The name of a hold for the one browser that made it. */
export function holdToken(keys: Keys, appointment: string, client: string): string {
  return `${appointment}.${keys.sign("hold", `${appointment} ${client}`)}`;
}

/** The hold that a token names, for the browser that made it; null for any other. */
export function readHoldToken(keys: Keys, token: string, client: string): NamedAppointment | null {
  return named(token, (appointment, signature) => keys.verify("hold", `${appointment} ${client}`, signature));
}

/** The hold that a token names, for whoever brings it from another browser than the one that `keeperOf` knows; null for a forged one. */
export function readKeptToken(
  keys: Keys,
  token: string,
  keeperOf: (appointment: string) => string | null,
): NamedAppointment | null {
  return named(token, (appointment, signature) => {
    const client = keeperOf(appointment);
    return client !== null && keys.verify("hold", `${appointment} ${client}`, signature);
  });
}

function named(token: string, fits: (appointment: string, signature: string) => boolean) {
  const [, appointment = "", location = "", signature = ""] = SIGNED.exec(token) ?? [];
  return appointment && fits(appointment, signature) ? { appointment, location } : null;
}
