import { sameEmail } from "../../engine/contacts/reach.ts";
import type { Attempts } from "../guard/attempts.ts";
import { createAttempts } from "../guard/attempts.ts";
import { clientAddress } from "../guard/client-address.ts";
import type { House } from "../house.ts";
import { createThrottle } from "../throttle.ts";

/** What costs a hash, a letter or a call to a portal: a family behind one address, not a robot. */
const ASKS = { burst: 20, every_ms: 15_000 };
/** Letters to one mailbox that one address asks for: whoever misses one asks again. */
const LETTERS = { burst: 3, every_ms: 10 * 60_000 };
/** To one mailbox from anywhere: more than one address may ask for alone, so that no single one keeps its owner from theirs. */
const LETTERS_IN_ALL = { burst: 12, every_ms: 5 * 60_000 };

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
  /** Whether one more letter may go to a mailbox. Who asks for it learns nothing of the answer. */
  letter(email: string, asking: Asking): boolean;
}

export function createPace(house: House): Pace {
  const { clock } = house.engine;
  const asks = createThrottle(ASKS);
  const letters = createThrottle(LETTERS);
  const lettersInAll = createThrottle(LETTERS_IN_ALL);
  const addressOf = ({ request, server }: Asking) =>
    clientAddress(request, server?.requestIP(request)?.address ?? "", house.proxies);
  return {
    attempts: createAttempts(),
    addressOf,
    ask(asking) {
      const taken = asks.take(addressOf(asking), clock.now());
      return taken.ok ? 0 : taken.retry_after_s;
    },
    letter(email, asking) {
      const mailbox = sameEmail(email);
      const now = clock.now();
      return letters.take(`${addressOf(asking)} ${mailbox}`, now).ok && lettersInAll.take(mailbox, now).ok;
    },
  };
}
