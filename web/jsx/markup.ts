/** HTML that is finished: what an element becomes. Text becomes HTML by being escaped, and never otherwise. */
export class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand between two tags. Of truth values and of nothing, nothing is shown. */
export type Child = Markup | string | number | boolean | null | undefined | readonly Child[];

const SPECIAL = /[&<>"']/;
const EACH_SPECIAL = /[&<>"']/g;
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it stands in HTML, between tags and in quotes. */
export function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (one) => ENTITIES[one] ?? one) : text;
}

/** HTML of what stands between two tags. Throws on anything that is no `Child`: it would read `[object Object]`. */
export function htmlOf(child: unknown): string {
  if (typeof child === "string") return escaped(child);
  if (child instanceof Markup) return child.toString();
  if (child === null || child === undefined || typeof child === "boolean") return "";
  if (typeof child === "number") return `${child}`;
  if (!Array.isArray(child)) throw new TypeError(`A ${typeof child} is nothing that a page can show`);
  let html = "";
  for (const each of child) html += htmlOf(each);
  return html;
}
