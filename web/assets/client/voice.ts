/** Some engines never tell the end of a sentence; the next must not wait for ever. */
const LONGEST_MS = 15_000;

/** Speaks one sentence if the browser has a voice for its language; done when it has been said. */
export async function say(text: string, lang: string): Promise<void> {
  document.dispatchEvent(new CustomEvent("foyer:say", { detail: { text, lang } }));
  const voice = speechSynthesis
    .getVoices()
    .find((one) => one.lang.toLowerCase().startsWith(lang.toLowerCase()));
  if (!voice || !text) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
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
  speechSynthesis.cancel();
}
