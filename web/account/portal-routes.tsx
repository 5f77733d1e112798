import { Elysia } from "elysia";
import { Pending } from "../../engine/accounts/pending.ts";
import type { PortalRefusal, PortalVisit } from "../../engine/accounts/portal.ts";
import { sorry } from "../booking/answers.tsx";
import type { House } from "../house.ts";
import { see } from "../see.ts";
import { type Words, words } from "../words/words.ts";
import { PORTAL_MS, portalCookie, portalToken } from "./cookie.ts";
import { originOf } from "./origin.ts";
import type { Pace } from "./pace.ts";
import type { Proofs } from "./proofs.ts";
import { onTrip, type Trip, tripOf } from "./trip.ts";
import { welcome } from "./visitor.ts";

const STATUS: Record<PortalRefusal, number> = { away: 503, declined: 403, stale: 410, mismatch: 400 };

const SENTENCE: Record<PortalRefusal, (account: Words["account"]) => string> = {
  away: (account) => account.portalAway,
  declined: (account) => account.portalDeclined,
  stale: (account) => account.portalStale,
  mismatch: (account) => account.portalMismatch,
};

/** To the town's portal and back: a link away (a form's redirect to another host is against our policy), an answer home. */
export function portalRoutes(house: House, pace: Pace, proofs: Proofs) {
  const { portals, visitors, clock } = house.engine;
  const underway = new Pending<{ visit: PortalVisit; trip: Trip }>(PORTAL_MS);

  const no = (trip: Trip, refusal: PortalRefusal) => {
    const { account } = words(trip.language);
    const onward = { href: onTrip("/account/sign-in", trip), name: account.portalAgain };
    return sorry(STATUS[refusal], trip, SENTENCE[refusal](account), onward);
  };

  return new Elysia({ name: "account-portal" })
    .get("/account/portal", async ({ request, server }) => {
      const trip = tripOf(house, request);
      const wait_s = pace.ask({ request, server });
      if (wait_s > 0) {
        const { account, errors } = words(trip.language);
        const onward = { href: onTrip("/account/sign-in", trip), name: account.portalAgain };
        return sorry(429, trip, errors.tooMany(wait_s), onward, { "retry-after": String(wait_s) });
      }
      const begun = await portals.begin(trip.town.id, `${originOf(house, request)}/account/portal/back`);
      if (typeof begun === "string") return no(trip, begun);
      const token = underway.keep({ visit: begun.visit, trip }, clock.now());
      return see(begun.address, { "set-cookie": portalCookie(token, house.secure) });
    })
    .get("/account/portal/back", async ({ request }) => {
      const found = underway.take(portalToken(request), clock.now());
      // Come twice, too late, from another browser, or after a restart: whoever it is begins again.
      if (!found) return no(tripOf(house, request), "stale");
      const { visit, trip } = found;
      const person = await portals.finish(visit, new URL(request.url).search);
      if (typeof person === "string") return no(trip, person);
      const account = await visitors.ofPortal(person, visit.location, trip.language);
      return (await welcome(house, account, trip.to, proofs)) ?? no(trip, "stale");
    });
}
