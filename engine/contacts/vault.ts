const IV_BYTES = 12;

/**
 * Seals personal data for the disk (AES-256-GCM) and makes the marks by which it is found again without being opened
 * (HMAC-SHA-256). Both keys are derived from one secret; who has the database without it learns nothing.
 */
export class Vault {
  private readonly key: Promise<CryptoKey>;
  private readonly marking: Uint8Array;

  constructor(secret: string) {
    const derived = (use: string) =>
      new Bun.CryptoHasher("sha256", secret).update(`wartemarke ${use}`).digest();
    this.key = crypto.subtle.importKey("raw", new Uint8Array(derived("seal")), "AES-GCM", false, [
      "encrypt",
      "decrypt",
    ]);
    this.marking = new Uint8Array(derived("mark"));
  }

  /** `place` (table and row) is sealed in: put anywhere else it does not open. Base64. */
  async seal(place: string, value: unknown): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt(options(iv, place), await this.key, text);
    return Buffer.concat([iv, new Uint8Array(sealed)]).toString("base64");
  }

  /** What was sealed for this place, parsed. Throws when it was sealed elsewhere, with another key, or was changed. */
  async open(place: string, sealed: string): Promise<unknown> {
    const bytes = Buffer.from(sealed, "base64");
    const iv = new Uint8Array(bytes.subarray(0, IV_BYTES));
    const text = await crypto.subtle.decrypt(
      options(iv, place),
      await this.key,
      new Uint8Array(bytes.subarray(IV_BYTES)),
    );
    return JSON.parse(new TextDecoder().decode(text));
  }

  /** The same for the same text, and nothing to be learnt from without the secret. 32 bytes of hex. */
  mark(purpose: string, text: string): string {
    return new Bun.CryptoHasher("sha256", this.marking).update(`${purpose}\0${text}`).digest("hex");
  }
}

function options(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
}
