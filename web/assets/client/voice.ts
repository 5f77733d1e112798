import { play, stopPlaying } from "./sound.ts";

/** Some engines never tell the end of a sentence; the next must not wait for ever. */
const LONGEST_MS = 15_000;

/** One sentence: as sound from the server where that has a voice, else by a voice of the browser's for its language. */
export interface Sentence {
  text: string;
  lang: string;
  /** On its way since the call was seen. */
  sound: Promise<AudioBuffer | null>;
}

/** Says a sentence, as loud as `volume` (0 to 1) says; done when it has been said. */
export async function say({ text, lang, sound }: Sentence, volume: number): Promise<void> {
  const ready = await sound;
  document.dispatchEvent(new CustomEvent("foyer:say", { detail: { text, lang, rendered: ready !== null } }));
  if (ready) return play(ready, volume);
  const voice = speechSynthesis
    .getVoices()
    .find((one) => one.lang.toLowerCase().startsWith(lang.toLowerCase()));
  if (!voice || !text) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  utterance.volume = volume;
  await new Promise<void>((resolve) => {
    const patience = setTimeout(resolve, LONGEST_MS);
    const over = () => {
      clearTimeout(patience);
      resolve();
    };
    utterance.onend = over;
    utterance.onerror = over;
    speechSynthesis.speak(utterance);
  });
}

/** Stops the sentence that is being said. */
export function silence(): void {
  stopPlaying();
  speechSynthesis.cancel();
}
