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
  document.dispatchEvent(new CustomEvent("foyer:sound"));
}

/** Two falling tones, as loud as `volume` (0 to 1) says; done when they have faded. */
export async function ring(volume: number): Promise<void> {
  if (soundBlocked() || volume === 0) return;
  const start = audio().currentTime;
  tone(659.25, start, 0.9, volume);
  tone(523.25, start + 0.45, 1.1, volume);
  await new Promise((resolve) => setTimeout(resolve, 1_600));
}

/** The sound at an address, ready to be played; null when there is none. */
export async function fetchSound(address: string): Promise<AudioBuffer | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await audio().decodeAudioData(await answer.arrayBuffer()) : null;
  } catch {
    // No network, or bytes that are no sound: the browser's own voice says it instead.
    return null;
  }
}

/** What a sound may take longer than it lasts. */
const PATIENCE_MS = 5_000;

let playing: AudioBufferSourceNode | null = null;
let stopped = false;

/** Plays a sound; done when it is over or stopped. */
export async function play(sound: AudioBuffer, volume: number): Promise<"said" | "stopped" | "blocked"> {
  if (soundBlocked()) return "blocked";
  const source = audio().createBufferSource();
  const loudness = audio().createGain();
  loudness.gain.value = volume;
  source.buffer = sound;
  source.connect(loudness).connect(audio().destination);
  playing = source;
  stopped = false;
  const over = await new Promise<"said" | "blocked">((resolve) => {
    // A browser that takes the sound back in the middle never tells the end.
    const patience = setTimeout(() => resolve("blocked"), sound.duration * 1_000 + PATIENCE_MS);
    source.onended = () => {
      clearTimeout(patience);
      resolve("said");
    };
    source.start();
  });
  playing = null;
  return stopped ? "stopped" : over;
}

export function stopPlaying(): void {
  stopped = true;
  playing?.stop();
}

function tone(hertz: number, at_s: number, for_s: number, volume: number): void {
  const source = audio().createOscillator();
  const loudness = audio().createGain();
  source.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at_s);
  loudness.gain.exponentialRampToValueAtTime(0.6 * volume, at_s + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at_s + for_s);
  source.connect(loudness).connect(audio().destination);
  source.start(at_s);
  source.stop(at_s + for_s);
}
