import { timingSafeEqual } from "node:crypto";

/** Characters of a signature kept, 6 bits each: 96 bits cannot be guessed online and keep the QR code small. */
const SIGNATURE_LENGTH = 16;

/** Signs what the program hands out (ticket links, unlock links), so that nothing need be stored to know it again. */
export class Keys {
  constructor(private readonly secret: string) {}

  /** HMAC-SHA-256 of `text` for one purpose, 16 characters of base64url. */
  sign(purpose: string, text: string): string {
    return signWith(this.secret, purpose, text);
  }

  /** Compares in constant time. */
  verify(purpose: string, text: string, signature: string): boolean {
    return sameSignature(this.sign(purpose, text), signature);
  }
}

/** As `Keys.sign`, with a key that was handed out for this. */
export function signWith(key: string, purpose: string, text: string): string {
  const mac = new Bun.CryptoHasher("sha256", key).update(`${purpose}\0${text}`).digest("base64url");
  return mac.slice(0, SIGNATURE_LENGTH);
}

/** Compares in constant time. */
export function sameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A random token for cookies and devices, 256 bits of base64url; only its hash is stored. */
export function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

/** SHA-256 in hex: how tokens are stored. */
export function hashToken(token: string): string {
  return Bun.CryptoHasher.hash("sha256", token, "hex");
}
