// Rule: a voice is a program of this machine, bounded in time, output and memory; what it cannot say is refused with a sentence.
import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FAKE_ESPEAK, fakeVoice } from "../../fixtures/voice/fake-voice.ts";
import { Keys } from "../keys/keys.ts";
import { Speech } from "./speech.ts";
import { findVoice, speak } from "./voice.ts";
import { readWav } from "./wav.ts";

const ask = (program: string | null, models: string | null = null) => findVoice({ program, models });

test("a voice knows which of our languages it speaks; plain German is German", async () => {
  const voice = await fakeVoice();
  expect([...voice.languages].sort()).toEqual(["de", "de-leicht", "en"]);
  expect(voice.name).toBe("fake-espeak");
});

test("no voice where none is wanted; a sentence where the wanted one cannot speak", async () => {
  expect(await ask("off")).toBeNull();
  expect(await ask("/nowhere/espeak-ng")).toBe("the voice /nowhere/espeak-ng is not found");
  expect(await ask("true")).toBe("the voice true speaks none of our languages");
  expect(await ask("false")).toStartWith("the voice ");
});

test("piper speaks what it has models for, and needs to be told where they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "piper-"));
  const program = join(folder, "piper");
  await Bun.write(program, Bun.file(FAKE_ESPEAK));
  await Bun.$`chmod +x ${program}`;
  await Bun.write(join(folder, "tr.onnx"), "");
  expect(await ask(program)).toContain("needs VOICE_MODELS");
  const voice = await ask(program, folder);
  if (!voice || typeof voice === "string") throw new Error(String(voice));
  expect([...voice.languages]).toEqual(["tr"]);
  expect(voice.command("tr")).toEqual([program, "--model", join(folder, "tr.onnx"), "--output_file", "-"]);
  expect(await speak(voice, "tr", "Numara A.")).toBeInstanceOf(Uint8Array);
  await rm(folder, { recursive: true });
});

test("a sound has its true length, whatever the pipe said", async () => {
  const sound = await speak(await fakeVoice(), "de", "Nummer A, eins.");
  if (typeof sound === "string") throw new Error(sound);
  const view = new DataView(sound.buffer);
  expect([sound.length, view.getUint32(4, true), view.getUint32(40, true)]).toEqual([1_644, 1_636, 1_600]);
});

test("bytes that are no whole WAV are none", () => {
  const bytes = (text: string) => readWav(new TextEncoder().encode(text));
  for (const text of ["", "RIFF", "RIFF0000WAVE", "RIFF0000WAVEdata0000", "RIFF0000WAVEdata00001", "MP3"])
    expect(bytes(text)).toBeNull();
});

const faults: [letter: string, why: string][] = [
  ["Q", "it took longer than 700 ms"],
  ["W", "it wrote more than 4000000 bytes"],
  ["X", "what it wrote is no sound"],
  ["Y", "it ended with 3"],
];
for (const [letter, why] of faults) {
  test(`a voice that fails says why: ${why}`, async () => {
    expect(await speak(await fakeVoice(), "de", `Nummer ${letter}, eins.`)).toBe(why);
  });
}

test("a voice that eats memory ends before the house does", async () => {
  expect(await speak(await fakeVoice(), "de", "Nummer Z, eins.")).toMatch(/^it (ended with|took longer)/);
});

test("a sentence is never a shell's", async () => {
  const marker = join(tmpdir(), `never-${crypto.randomUUID()}`);
  await speak(await fakeVoice(), "de", `Nummer $(touch ${marker}); touch ${marker} #.`);
  expect(await Bun.file(marker).exists()).toBe(false);
});

test("only addresses we gave out are rendered; a failure is logged, and does not stop the next", async () => {
  const logged: unknown[] = [];
  const keys = new Keys("0123456789abcdef0123456789abcdef");
  const speech = new Speech({ voice: await fakeVoice(), keys, log: (line) => logged.push(line) });
  const call = { language: "de", number: "A023", counter: "3" } as const;
  const signature = speech.address(call)?.split("/").at(-1) ?? "";
  expect(speech.address({ ...call, language: "tr" })).toBeNull();
  expect(await speech.audio({ ...call, number: "A024" }, signature)).toBeNull();
  expect(await speech.audio({ ...call, language: "xx" }, signature)).toBeNull();
  const bad = { ...call, number: "Y001" };
  const both = await Promise.all([
    speech.audio(bad, speech.address(bad)?.split("/").at(-1) ?? ""),
    speech.audio(call, signature),
  ]);
  expect(both.map((sound) => sound?.length ?? null)).toEqual([null, 1_644]);
  expect(logged).toEqual([
    expect.objectContaining({ what: "announcement not rendered", why: "it ended with 3" }),
  ]);
  expect(await speech.audio(call, signature)).toBe(both[1]!);
});

const real = await findVoice({ program: null, models: null });
test.skipIf(real === null)("the installed voice says a call in every language it claims", async () => {
  if (!real || typeof real === "string") throw new Error("no voice");
  for (const language of real.languages) {
    const sound = await speak(real, language, "A, 1, 2.");
    expect(typeof sound === "string" ? sound : sound.length).toBeGreaterThan(10_000);
  }
});
