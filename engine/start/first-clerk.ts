import type { Engine } from "../engine.ts";
import { newPassword } from "../staff/password.ts";
import type { FirstClerk } from "./greeting.ts";

const LOGIN = "leitung";

/**
 * Makes the first clerk of an installation, for all offices, with a random password; null when there is one already. In
 * a demo, whose people are invented, the first clerk gets a new password at each start, so that it can always be entered.
 */
export async function firstClerk(engine: Engine, demo: boolean): Promise<FirstClerk | null> {
  const { accounts, clock } = engine;
  const password = newPassword();
  const known = (await accounts.list()).find((clerk) => clerk.login === LOGIN);
  if (demo && known) await accounts.changePassword(known, password);
  else if ((await accounts.count()) > 0) return null;
  else await accounts.create(LOGIN, "Leitung", password, [], clock.now());
  return { login: LOGIN, password };
}
