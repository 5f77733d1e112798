import { join } from "node:path";

export type Yaml = Record<string, unknown>;

/** The samples that are a device each. */
export const SAMPLES = ["hub75-sign.yaml", "max7219-sign.yaml", "button-box.yaml"];

/** A sample as it stands in its file, then what it includes. */
export async function filesOf(name: string): Promise<string[]> {
  const read = (file: string) => Bun.file(join(import.meta.dir, file)).text();
  const own = await read(name);
  return own.includes("!include sign.yaml") ? [own, await read("sign.yaml")] : [own];
}

/** A sample with the package it includes, and its substitutions filled in. */
export async function sample(name: string): Promise<{ text: string; yaml: Yaml }> {
  const files = await filesOf(name);
  const parsed = files.map((text) => Bun.YAML.parse(text) as Yaml);
  const words = Object.assign({}, ...parsed.map(({ substitutions }) => substitutions)) as Record<
    string,
    string
  >;
  const filled = files.map((text) => fill(fill(text, words), words));
  return { text: filled.join("\n"), yaml: Object.assign({}, ...filled.map((text) => Bun.YAML.parse(text))) };
}
const fill = (text: string, words: Record<string, string>) =>
  text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);

/** Every object anywhere in the document that has this key. */
export function* holders(node: unknown, key: string): Generator<Yaml> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node) && key in node) yield node as Yaml;
  for (const child of Object.values(node)) yield* holders(child, key);
}
