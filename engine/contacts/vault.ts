import { createCipheriv, createDecipheriv } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals personal data for the disk (AES-256-GCM) and makes the marks by which it is found again without being opened
 * (HMAC-SHA-256). Both keys are derived from one secret; who has the database without it learns nothing. Done at once and not by
 * WebCrypto, whose way to another thread and back costs eight times as much as sealing what a person types.
 */
export class Vault {
  private readonly key: Uint8Array;
  private readonly marking: Uint8Array;

  constructor(secret: string) {
    const derived = (use: string) =>
      new Bun.CryptoHasher("sha256", secret).update(`wartemarke ${use}`).digest();
    this.key = new Uint8Array(derived("seal"));
    this.marking = new Uint8Array(derived("mark"));
  }

  /** `place` (table and row) is sealed in: put anywhere else it does not open. Base64 of nonce, sealed text and tag. */
  async seal(place: string, value: unknown): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const cipher = createCipheriv(CIPHER, this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place));
    const sealed = [cipher.update(JSON.stringify(value), "utf8"), cipher.final()];
    return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]).toString("base64");
  }

  /** What was sealed for this place, parsed. Throws when it was sealed elsewhere, with another key, or was changed. */
  async open(place: string, sealed: string): Promise<unknown> {
    const bytes = Buffer.from(sealed, "base64");
    const iv = bytes.subarray(0, IV_BYTES);
    const end = Math.max(IV_BYTES, bytes.length - TAG_BYTES);
    const cipher = createDecipheriv(CIPHER, this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place));
    cipher.setAuthTag(bytes.subarray(end));
    const text = [cipher.update(bytes.subarray(IV_BYTES, end)), cipher.final()];
    return JSON.parse(Buffer.concat(text).toString());
  }

  /** The same for the same text, and nothing to be learnt from without the secret. 32 bytes of hex. */
  mark(purpose: string, text: string): string {
    return new Bun.CryptoHasher("sha256", this.marking).update(`${purpose}\0${text}`).digest("hex");
  }
}
