type Value = string | number | boolean;

/**
 * Sets what a line such as `paper low` or `cover_open on` says, and answers with a sentence. A fault that is a number takes
 * a number, a switch takes `on` and `off`, and of words only those in `words` are taken.
 */
export function setFault(
  faults: Record<string, Value>,
  line: string,
  words: Readonly<Record<string, readonly string[]>> = {},
): string {
  const [name = "", value = ""] = line.trim().split(/\s+/);
  const known = Object.hasOwn(faults, name);
  const after = known ? read(faults[name], value, words[name] ?? []) : undefined;
  if (after === undefined) return `Say one of:\n${listFaults(faults, words)}`;
  faults[name] = after;
  return `${name} is ${value}.`;
}

/** What can be said, a line each. */
export function listFaults(
  faults: Record<string, Value>,
  words: Readonly<Record<string, readonly string[]>> = {},
): string {
  const lines = Object.entries(faults).map(([name, value]) => {
    const choices = words[name] ?? (typeof value === "boolean" ? ["on", "off"] : ["<number>"]);
    return `  ${name} ${choices.join("|")}`;
  });
  return lines.join("\n");
}

function read(before: Value | undefined, value: string, words: readonly string[]): Value | undefined {
  if (typeof before === "boolean") return value === "on" ? true : value === "off" ? false : undefined;
  if (typeof before === "number") return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  return words.includes(value) ? value : undefined;
}
