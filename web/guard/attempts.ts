import { createThrottle } from "../throttle.ts";

/** One login: a few slips at once, then four tries a minute. */
const PER_LOGIN = { burst: 8, every_ms: 15_000 };
/** One address: a whole office may sign in behind one at eight o'clock. */
const PER_ADDRESS = { burst: 30, every_ms: 4_000 };

export interface Attempts {
  /** Takes one try; `wait_s` above 0 says to come back then. */
  take(login: string, address: string, now_ms: number): { wait_s: number };
  /** It was the right password. */
  worked(login: string): void;
}

/** Counts tries to sign in, so that passwords cannot be guessed and the costly hash not be made to run for ever. */
export function createAttempts(): Attempts {
  const logins = createThrottle(PER_LOGIN);
  const addresses = createThrottle(PER_ADDRESS);
  const key = (login: string) => login.trim().toLowerCase().slice(0, 64);
  return {
    take(login, address, now_ms) {
      const byAddress = addresses.take(address, now_ms);
      if (!byAddress.ok) return { wait_s: byAddress.retry_after_s };
      const byLogin = logins.take(key(login), now_ms);
      return { wait_s: byLogin.ok ? 0 : byLogin.retry_after_s };
    },
    worked: (login) => logins.forgive(key(login)),
  };
}
