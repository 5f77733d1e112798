import type { Form } from "../form.ts";

/** What is typed so far on a keypad: the digits there were, and the key just pressed. */
export function typedIn({ code = "", digit = "", erase }: Form, most: number): string {
  const before = code.replace(/\D/g, "");
  return (erase === undefined ? before + digit.replace(/\D/g, "") : before.slice(0, -1)).slice(0, most);
}
