import type { Engine } from "../engine.ts";
import { newPassword } from "../staff/password.ts";
import type { FirstClerk } from "./greeting.ts";

/** Makes the first clerk of an installation, for all offices, with a random password; null when there is one already. */
export async function firstClerk(engine: Engine): Promise<FirstClerk | null> {
  if ((await engine.accounts.count()) > 0) return null;
  const password = newPassword();
  const login = "leitung";
  await engine.accounts.create(login, "Leitung", password, [], engine.clock.now());
  return { login, password };
}
