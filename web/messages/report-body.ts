/** What a gateway sent, as JSON or as a form; null for what is neither. */
export function bodyOf(type: string, text: string): unknown {
  if (!type.includes("json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
