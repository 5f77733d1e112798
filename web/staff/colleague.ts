import type { Form } from "../form.ts";

/** Somebody to be added. */
export interface Colleague {
  login: string;
  name: string;
  /** Empty: all offices. */
  locations: string[];
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,31}$/;
const LONGEST_NAME = 60;
/** Control characters, and those that turn the direction of what stands around the name. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Reads the form; a sentence says what is wrong. `mine` are the offices of whoever adds, empty for all. */
export function colleagueOf(
  form: Form,
  offices: readonly string[],
  mine: readonly string[],
): Colleague | string {
  const login = (form.login ?? "").trim().toLowerCase();
  const name = (form.name ?? "").trim().replaceAll(/\s+/g, " ");
  if (!LOGIN.test(login))
    return "Der Anmeldename braucht 2 bis 32 Zeichen: Kleinbuchstaben ohne Umlaute, Ziffern, Punkt, Strich.";
  if (name === "" || name.length > LONGEST_NAME || UNSEEN.test(name))
    return `Bitte geben Sie einen Namen mit höchstens ${LONGEST_NAME} Zeichen an.`;
  const chosen = offices.filter((office) => form[`office-${office}`] !== undefined);
  if (chosen.length === 0) return "Bitte wählen Sie mindestens ein Büro.";
  if (mine.length > 0 && chosen.some((office) => !mine.includes(office)))
    return "Sie können nur für Ihre eigenen Büros jemanden eintragen.";
  return { login, name, locations: chosen.length === offices.length && mine.length === 0 ? [] : chosen };
}
