type Value = string | number | boolean;

/**
 * Sets what a line such as `paper low` or `cover_open on` says, and answers with a sentence. A fault that is a number takes
 * a number, a switch takes `on` and `off`, and of words only those in `words` are taken.
 */
export function setFault(
  faults: object,
  line: string,
  words: Readonly<Record<string, readonly string[]>> = {},
): string {
  const [name = "", value = ""] = line.trim().split(/\s+/);
  const before: unknown = Object.hasOwn(faults, name) ? Reflect.get(faults, name) : undefined;
  const after = before === undefined ? undefined : read(name, before, value, words[name] ?? []);
  if (after === undefined) return `Say one of:\n${listFaults(faults, words)}`;
  Reflect.set(faults, name, after);
  return `${name} is ${value}.`;
}

/** What can be said, a line each. */
export function listFaults(faults: object, words: Readonly<Record<string, readonly string[]>> = {}): string {
  const lines = Object.entries<unknown>({ ...faults }).map(([name, value]) => {
    const choices = words[name] ?? (typeof value === "boolean" ? ["on", "off"] : ["<number>"]);
    return `  ${name} ${choices.join("|")}`;
  });
  return lines.join("\n");
}

/** Behind or ahead; every other number is so much of something. */
const EITHER_WAY = "clock_off_s";

function read(name: string, before: unknown, value: string, words: readonly string[]): Value | undefined {
  if (typeof before === "boolean") return value === "on" ? true : value === "off" ? false : undefined;
  if (typeof before === "number") {
    const number = name === EITHER_WAY ? /^-?\d{1,9}$/ : /^\d{1,9}$/;
    return number.test(value) ? Number(value) : undefined;
  }
  return words.includes(value) ? value : undefined;
}
