import { createThrottle } from "../throttle.ts";

/** One login from one address: a few slips at once, then four tries a minute. */
const PER_PERSON = { burst: 8, every_ms: 15_000 };
/** One login from anywhere: more than one address may try alone, so that nobody is locked out by a single guesser. */
const PER_LOGIN = { burst: 100, every_ms: 10_000 };
/** One address: a whole office may sign in behind one at eight o'clock. */
const PER_ADDRESS = { burst: 30, every_ms: 4_000 };

export interface Attempts {
  /** Takes one try; `wait_s` above 0 says to come back then. */
  take(login: string, address: string, now_ms: number): { wait_s: number };
  /** It was the right password. */
  worked(login: string, address: string): void;
}

/** Counts tries to sign in, so that passwords cannot be guessed and the costly hash not be made to run for ever. */
export function createAttempts(): Attempts {
  const people = createThrottle(PER_PERSON);
  const logins = createThrottle(PER_LOGIN);
  const addresses = createThrottle(PER_ADDRESS);
  const key = (login: string) => login.trim().toLowerCase().slice(0, 64);
  const person = (login: string, address: string) => `${address} ${key(login)}`;
  return {
    take(login, address, now_ms) {
      const byAddress = addresses.take(address, now_ms);
      if (!byAddress.ok) return { wait_s: byAddress.retry_after_s };
      const byPerson = people.take(person(login, address), now_ms);
      if (!byPerson.ok) return { wait_s: byPerson.retry_after_s };
      const byLogin = logins.take(key(login), now_ms);
      return { wait_s: byLogin.ok ? 0 : byLogin.retry_after_s };
    },
    worked: (login, address) => people.forgive(person(login, address)),
  };
}
