/** The text fields of a posted form. */
export type Form = Readonly<Record<string, string | undefined>>;

/** Reads a parsed body: of several fields with one name the last counts, files and nested values are left out. */
export function formOf(body: unknown): Form {
  const form: Record<string, string> = Object.create(null);
  if (typeof body !== "object" || body === null) return form;
  for (const [name, value] of Object.entries(body)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === "string") form[name] = last;
  }
  return form;
}
