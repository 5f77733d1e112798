import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Keys } from "./keys.ts";

/** A key takes a browser a millisecond or two to derive; one in 256 fits, so that it works for half a second or so. */
const HARDNESS = { algorithm: "PBKDF2/SHA-256", cost: 5_000, keyPrefix: "00" } as const;
const LONGEST = 4_000;

interface Payload {
  challenge: Parameters<typeof verifySolution>[0]["challenge"];
  solution: Parameters<typeof verifySolution>[0]["solution"];
}

/**
 * Proof of work (ALTCHA 2) against programs that book by the hundred. Each puzzle is for one kept time, so that a solution is good
 * for nothing else, and nothing needs to be stored. See https://altcha.org/docs/v2.
 */
export class Puzzles {
  private readonly secret: string;

  constructor(keys: Keys) {
    this.secret = keys.sign("puzzle", "secret");
  }

  /** The puzzle for a kept time, as JSON for its page. */
  async about(appointment: string): Promise<string> {
    const data = { for: appointment };
    return JSON.stringify(
      await createChallenge({ ...HARDNESS, deriveKey, data, hmacSignatureSecret: this.secret }),
    );
  }

  /** Whether a form carries the solution of that puzzle: base64 of JSON, as the page script makes it. */
  async isSolved(work: string, appointment: string): Promise<boolean> {
    const payload = read(work);
    if (payload?.challenge.parameters.data?.for !== appointment) return false;
    const { cost, algorithm, keyPrefix } = payload.challenge.parameters;
    // Before any work of our own: somebody else's puzzle may cost what it likes.
    if (cost !== HARDNESS.cost || algorithm !== HARDNESS.algorithm || keyPrefix !== HARDNESS.keyPrefix)
      return false;
    return (await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: this.secret })).verified;
  }
}

/** Whatever somebody sends; only what has the shape of a solved puzzle is looked at. */
function read(work: string): Payload | null {
  if (work === "" || work.length > LONGEST) return null;
  try {
    const read = JSON.parse(atob(work)) as Partial<Payload> | null;
    const { challenge, solution } = read ?? {};
    const right =
      typeof challenge?.parameters === "object" &&
      challenge.parameters !== null &&
      typeof challenge.signature === "string" &&
      typeof challenge.parameters.nonce === "string" &&
      typeof challenge.parameters.salt === "string" &&
      typeof challenge.parameters.keyLength === "number" &&
      challenge.parameters.keyLength === 32 &&
      typeof solution?.counter === "number" &&
      typeof solution.derivedKey === "string";
    return right ? { challenge, solution } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}
