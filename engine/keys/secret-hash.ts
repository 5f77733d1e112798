import { pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { hashToken } from "./keys.ts";

/** Mosquitto 2 takes salts of 12 bytes and SHA-512's 64. */
const SALT_BYTES = 12;
const HASH_BYTES = 64;
/** One round: our secrets are 256 random bits, which no stretching makes harder to guess (decisions/007). */
const ROUNDS = 1;

/** How a device's secret is stored: salted PBKDF2-SHA512 as a line of Mosquitto's password file spells it, `$7$rounds$salt$hash`. */
export function hashSecret(secret: string): string {
  const salt = randomBytes(SALT_BYTES);
  const hash = pbkdf2Sync(secret, salt, ROUNDS, HASH_BYTES, "sha512");
  return `$7$${ROUNDS}$${salt.toString("base64")}$${hash.toString("base64")}`;
}

/** Whether a secret is the stored one; also of secrets from before decisions/007, which are a bare SHA-256 in hex. */
export function secretFits(secret: string, stored: string): boolean {
  const [, kind, rounds, salt, hash = ""] = stored.split("$");
  if (kind !== "7") return equal(Buffer.from(hashToken(secret)), Buffer.from(stored));
  const made = pbkdf2Sync(secret, Buffer.from(salt ?? "", "base64"), Number(rounds), HASH_BYTES, "sha512");
  return equal(made, Buffer.from(hash, "base64"));
}

/** Whether Mosquitto can read it too. */
export function isPortable(stored: string): boolean {
  return stored.startsWith("$7$");
}

function equal(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
