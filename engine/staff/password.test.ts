import { expect, spyOn, test } from "bun:test";
import { hashPassword, newPassword, passwordFits } from "./password.ts";

test("where there is no hash nothing fits, not even after the same work", async () => {
  const verify = spyOn(Bun.password, "verify");
  for (const guess of ["nobody", "", newPassword()]) expect(await passwordFits(guess, null)).toBe(false);
  expect(verify).toHaveBeenCalledTimes(3);
  for (const [, hash] of verify.mock.calls) expect(hash).toStartWith("$argon2id$");
  verify.mockRestore();
});

test("a password fits its own hash only, and no two hashes are alike", async () => {
  const password = newPassword();
  const hash = await hashPassword(password);
  expect(await passwordFits(password, hash)).toBe(true);
  expect(await passwordFits(`${password} `, hash)).toBe(false);
  expect(await hashPassword(password)).not.toBe(hash);
});
