import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "../../engine/staff/password.ts";
import type { Form } from "../form.ts";

/** Reads the form for one's own password: the new one, or a sentence about what is wrong with it. */
export function newPasswordOf(form: Form): { password: string } | string {
  const { current = "", password = "", repeat = "" } = form;
  if (password.length < SHORTEST_PASSWORD)
    return `Das neue Passwort braucht mindestens ${SHORTEST_PASSWORD} Zeichen.`;
  if (password.length > LONGEST_PASSWORD)
    return `Das neue Passwort darf höchstens ${LONGEST_PASSWORD} Zeichen haben.`;
  if (password !== repeat) return "Die beiden neuen Passwörter sind verschieden.";
  if (password === current) return "Das neue Passwort ist das alte.";
  return { password };
}
