import { Elysia } from "elysia";
import type { LocationState } from "../../engine/location/state.ts";
import { type Lottery, lotteryKey } from "../../engine/lottery/request.ts";
import { appointmentAt } from "../booking/address.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { chooseLanguage } from "../words/choose.ts";
import { ProofPage } from "./proof-view.tsx";

/** The draw of a request by its personal link, also of one that has become an appointment, until its week is over. */
export function proofRoutes({ engine }: Pick<House, "engine">) {
  return new Elysia({ name: "lottery-proof" }).get(
    "/a/:token/request/proof",
    async ({ request, params: { token } }) => {
      const named = appointmentAt({ engine }, token);
      const town = named && engine.town(named.location);
      const drawn = named && (await engine.read(named.location, (state) => drawOf(state, named.appointment)));
      if (!town || !drawn) return see(`/a/${token}`);
      const language = chooseLanguage(request);
      return html(200, <ProofPage {...{ town, language, token, ...drawn }} lot={named.appointment} />, {
        "x-robots-tag": "noindex",
      });
    },
  );
}

/** The draw that a request was in, and all that were, by their places. */
function drawOf(
  { requests, lotteries }: LocationState,
  id: string,
): { lottery: Lottery; order: string[] } | null {
  const row = requests.get(id);
  const lottery = row && row.place !== null && lotteries.get(lotteryKey(row));
  if (!lottery) return null;
  const order = [...requests.values()]
    .flatMap((one) =>
      one.place !== null && lotteryKey(one) === lotteryKey(row) ? [{ id: one.id, place: one.place }] : [],
    )
    .sort((a, b) => a.place - b.place)
    .map((one) => one.id);
  return { lottery: { ...lottery }, order };
}
