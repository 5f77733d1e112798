// Rule: of a device's secret only a hash is stored, in the one form that Mosquitto reads as well.
import { expect, test } from "bun:test";
import { hashToken, newToken } from "./keys.ts";
import { hashSecret, isPortable, secretFits } from "./secret-hash.ts";

test("the right secret fits, any other does not, and no two hashes of one secret are alike", () => {
  const secret = newToken();
  const stored = hashSecret(secret);
  expect(stored).toMatch(/^\$7\$1\$[A-Za-z0-9+/]{16}\$[A-Za-z0-9+/]{86}==$/);
  expect(stored).not.toContain(secret);
  expect(secretFits(secret, stored)).toBe(true);
  for (const wrong of ["", `${secret}x`, newToken(), stored]) expect(secretFits(wrong, stored)).toBe(false);
  expect(hashSecret(secret)).not.toBe(stored);
});

test("a secret from before still fits, and is known as one that Mosquitto cannot read", () => {
  const secret = newToken();
  expect(secretFits(secret, hashToken(secret))).toBe(true);
  expect(secretFits(`${secret}x`, hashToken(secret))).toBe(false);
  expect([isPortable(hashToken(secret)), isPortable(hashSecret(secret))]).toEqual([false, true]);
});

test("nothing fits a row that was barred before it ever had a secret", () => {
  for (const secret of ["", "x"]) expect(secretFits(secret, "")).toBe(false);
});
