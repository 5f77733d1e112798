let context: AudioContext | undefined;

const audio = () => {
  context ??= new AudioContext();
  return context;
};

/** Browsers keep sound off until somebody touched the page; a board is started with that rule off. */
export function soundBlocked(): boolean {
  return audio().state !== "running";
}

/** To be called from a touch or key. */
export async function unlockSound(): Promise<void> {
  if (!document.querySelector("[data-call-version]") || !soundBlocked()) return;
  await audio().resume();
  document.body.dataset.sound = soundBlocked() ? "blocked" : "on";
}

/** Two falling tones; done when they have faded. */
export async function ring(): Promise<void> {
  if (soundBlocked()) return;
  const start = audio().currentTime;
  tone(659.25, start, 0.9);
  tone(523.25, start + 0.45, 1.1);
  await new Promise((resolve) => setTimeout(resolve, 1_600));
}

function tone(hertz: number, at_s: number, for_s: number): void {
  const source = audio().createOscillator();
  const loudness = audio().createGain();
  source.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at_s);
  loudness.gain.exponentialRampToValueAtTime(0.5, at_s + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at_s + for_s);
  source.connect(loudness).connect(audio().destination);
  source.start(at_s);
  source.stop(at_s + for_s);
}
