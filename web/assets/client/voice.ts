import { play, stopPlaying } from "./sound.ts";

/** Some engines never tell the end of a sentence; the next must not wait for ever. */
const LONGEST_MS = 15_000;

/** How it went, in the words of a board's report. */
export type Spoken = "said" | "partly" | "blocked" | "muted" | "no-voice" | "stopped" | "late" | "missed";

/** One sentence: as sound from the server where that has a voice, else by a voice of the browser's for its language. */
export interface Sentence {
  text: string;
  lang: string;
  /** On its way since the call was seen. */
  sound: Promise<AudioBuffer | null>;
}

/** Says a sentence, as loud as `volume` (0 to 1) says; done when it has been said, or cannot be. */
export async function say({ text, lang, sound }: Sentence, volume: number): Promise<Spoken> {
  const ready = await sound;
  document.dispatchEvent(new CustomEvent("foyer:say", { detail: { text, lang, rendered: ready !== null } }));
  if (volume === 0) return "muted";
  if (ready) return play(ready, volume);
  const voice = speechSynthesis
    .getVoices()
    .find((one) => one.lang.toLowerCase().startsWith(lang.toLowerCase()));
  if (!voice || !text) return "no-voice";
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  utterance.volume = volume;
  return new Promise<Spoken>((resolve) => {
    let begun = false;
    const over = (word: Spoken) => {
      clearTimeout(patience);
      resolve(word);
    };
    const patience = setTimeout(() => over(begun ? "said" : "no-voice"), LONGEST_MS);
    utterance.onstart = () => {
      begun = true;
    };
    utterance.onend = () => over("said");
    utterance.onerror = ({ error }) => over(FAILURES[error] ?? "no-voice");
    speechSynthesis.speak(utterance);
  });
}

const FAILURES: Partial<Record<SpeechSynthesisErrorCode, Spoken>> = {
  "not-allowed": "blocked",
  canceled: "stopped",
  interrupted: "stopped",
};

/** Stops the sentence that is being said. */
export function silence(): void {
  stopPlaying();
  speechSynthesis.cancel();
}
