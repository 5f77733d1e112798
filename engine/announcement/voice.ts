import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { LANGUAGES, type Language } from "../town/town.ts";
import { type Limits, runProgram } from "./program.ts";
import { readWav } from "./wav.ts";

/** A program on this machine that turns a sentence on its standard input into a WAV file on its standard output. */
export interface Voice {
  /** As staff read it: `espeak-ng`, `piper`. */
  name: string;
  languages: ReadonlySet<Language>;
  command(language: Language): string[];
  limits: Limits;
}

/** A call takes 0.1 s with espeak-ng and up to 2 s with piper; fifteen seconds of the best sound are 1.4 MB. */
const LIMITS: Limits = { time_ms: 8_000, output_bytes: 4_000_000, memory_bytes: 256_000_000 };
/** A model and its runtime; most of it is only reserved. */
const PIPER_BYTES = 3_000_000_000;

/** Names of espeak-ng's voices. */
const ESPEAK: Record<Language, string> = {
  de: "de",
  "de-leicht": "de",
  en: "en-gb",
  tr: "tr",
  uk: "uk",
  ar: "ar",
  ru: "ru",
  pl: "pl",
};
/** Words a minute: slower than its 175, because a foyer echoes. */
const PACE = { usual: "150", slow: "125" };

/**
 * The voice of this machine: `program` (a name or a path, espeak-ng or piper), else the one that is found; null when there is none. A
 * sentence about what is wrong when a program was asked for and does not speak. `models` is the folder of piper's models,
 * `de.onnx` and so on.
 */
export async function findVoice(asked: {
  program: string | null;
  models: string | null;
}): Promise<Voice | null | string> {
  const { program, models } = asked;
  if (program === "off") return null;
  const names = program ? [program] : ["espeak-ng", ...(models ? ["piper"] : [])];
  const path = names.map((name) => Bun.which(name)).find((found) => found !== null);
  if (!path) return program ? `the voice ${program} is not found` : null;
  const voice = basename(path).startsWith("piper") ? piper(path, models) : await espeak(path);
  if (!program && (typeof voice === "string" || voice.languages.size === 0)) return null;
  if (typeof voice === "string" || voice.languages.size > 0) return voice;
  return `the voice ${program} speaks none of our languages`;
}

/** The sentence as sound, or why there is none. */
export async function speak(
  voice: Voice,
  language: Language,
  sentence: string,
): Promise<Uint8Array<ArrayBuffer> | string> {
  const written = await runProgram(voice.command(language), sentence, voice.limits);
  return typeof written === "string" ? written : (readWav(written) ?? "what it wrote is no sound");
}

async function espeak(path: string): Promise<Voice | string> {
  const listed = await runProgram([path, "--voices"], "", LIMITS);
  if (typeof listed === "string") return `the voice ${path} does not tell its languages: ${listed}`;
  // Pty Language Age/Gender VoiceName …
  const known = new Set(
    Buffer.from(listed)
      .toString()
      .split("\n")
      .map((line) => line.trim().split(/\s+/)[1]),
  );
  return {
    name: basename(path),
    languages: new Set(LANGUAGES.filter((language) => known.has(ESPEAK[language]))),
    command: (language) => {
      const pace = language === "de-leicht" ? PACE.slow : PACE.usual;
      return [path, "-v", ESPEAK[language], "-s", pace, "--stdin", "--stdout"];
    },
    limits: LIMITS,
  };
}

function piper(path: string, models: string | null): Voice | string {
  if (!models) return `the voice ${path} needs VOICE_MODELS, the folder of its models`;
  const model = (language: Language) => join(models, `${language === "de-leicht" ? "de" : language}.onnx`);
  return {
    name: basename(path),
    languages: new Set(LANGUAGES.filter((language) => existsSync(model(language)))),
    command: (language) => [path, "--model", model(language), "--output_file", "-"],
    limits: { ...LIMITS, memory_bytes: PIPER_BYTES },
  };
}
