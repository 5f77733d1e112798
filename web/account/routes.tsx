import { Elysia } from "elysia";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { keepLanguage } from "../words/choose.ts";
import { GuidePage } from "./guide-view.tsx";
import { letterRoutes } from "./letter-routes.tsx";
import { ownAccountRoutes } from "./own-routes.tsx";
import { createPace } from "./pace.ts";
import { portalRoutes } from "./portal-routes.tsx";
import { Proofs } from "./proofs.ts";
import { sessionRoutes } from "./session-routes.tsx";
import { tripOf } from "./trip.ts";

/** Visitors' accounts: made, signed in to, looked at, given up; and how all that goes. */
export function accountRoutes(house: House) {
  const pace = createPace(house);
  const proofs = new Proofs();
  return new Elysia({ name: "account" })
    .onAfterHandle(({ request, response }) => keepLanguage(request, response, house.secure))
    .get("/account/guide", ({ request }) => {
      const trip = tripOf(house, request);
      return html(200, <GuidePage trip={trip} towns={house.engine.towns} />);
    })
    .use(sessionRoutes(house, pace, proofs))
    .use(letterRoutes(house, pace))
    .use(portalRoutes(house, pace, proofs))
    .use(ownAccountRoutes(house, pace, proofs));
}
