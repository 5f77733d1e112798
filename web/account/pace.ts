import { sameEmail } from "../../engine/contacts/reach.ts";
import type { Attempts } from "../guard/attempts.ts";
import { createAttempts } from "../guard/attempts.ts";
import { clientAddress } from "../guard/client-address.ts";
import type { House } from "../house.ts";
import { createThrottle } from "../throttle.ts";

/** What costs a hash, a letter or a call to a portal: a family behind one address, not a robot. */
const ASKS = { burst: 20, every_ms: 15_000 };
/** Letters to one address: whoever misses one asks again, and nobody is buried in them. */
const LETTERS = { burst: 3, every_ms: 10 * 60_000 };

interface Asking {
  request: Request;
  server: { requestIP(request: Request): { address: string } | null } | null;
}

/** How often who may ask what, over all pages of the account. */
export interface Pace {
  attempts: Attempts;
  addressOf(asking: Asking): string;
  /** Seconds to wait; 0 when it may be asked now. */
  ask(asking: Asking): number;
  /** Whether one more letter may go to an address. Who asks for it learns nothing of the answer. */
  letter(email: string): boolean;
}

export function createPace(house: House): Pace {
  const { clock } = house.engine;
  const asks = createThrottle(ASKS);
  const letters = createThrottle(LETTERS);
  const addressOf = ({ request, server }: Asking) =>
    clientAddress(request, server?.requestIP(request)?.address ?? "", house.proxies);
  return {
    attempts: createAttempts(),
    addressOf,
    ask(asking) {
      const taken = asks.take(addressOf(asking), clock.now());
      return taken.ok ? 0 : taken.retry_after_s;
    },
    letter: (email) => letters.take(sameEmail(email), clock.now()).ok,
  };
}
