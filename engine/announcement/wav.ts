/**
 * The bytes of a WAV file with its lengths set right, or null when they are none. A voice that writes to a pipe does not
 * know how long it will speak and writes the greatest length there is, which not every player believes.
 */
export function readWav(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const wav = new Uint8Array(bytes);
  if (word(wav, 0) !== "RIFF" || word(wav, 8) !== "WAVE") return null;
  const view = new DataView(wav.buffer);
  let at = 12;
  let formatted = false;
  while (at + 8 <= wav.length) {
    const [name, length] = [word(wav, at), view.getUint32(at + 4, true)];
    const room = wav.length - at - 8;
    if (name === "data") {
      if (!formatted || room === 0 || length === 0) return null;
      view.setUint32(4, wav.length - 8, true);
      view.setUint32(at + 4, Math.min(length, room), true);
      return wav;
    }
    formatted ||= name === "fmt " && length >= 16;
    at += 8 + length + (length % 2);
  }
  return null;
}

function word(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
