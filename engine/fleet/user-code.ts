/** RFC 8628, 6.1: consonants only, so that no code spells a word and nothing looks like something else. 20^8 codes, 34 bits. */
const ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
const LENGTH = 8;
/** Bytes from here on would make some letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length);

/** A random code that people read from a device's screen and type. */
export function newUserCode(): string {
  let code = "";
  while (code.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < FAIR && code.length < LENGTH) code += ALPHABET[byte % ALPHABET.length];
    }
  }
  return code;
}

/** The code that somebody typed, without regard to case, spaces and strokes; null when it can be none. */
export function readUserCode(typed: string): string | null {
  const code = typed.slice(0, 32).toUpperCase().replaceAll(/[\s-]/g, "");
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

/** As it is shown: `WDJB-MJHT`. */
export function spellUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
