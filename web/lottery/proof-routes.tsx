import { Elysia } from "elysia";
import type { Engine } from "../../engine/engine.ts";
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
      const lottery =
        named &&
        (await engine.read(named.location, ({ requests, lotteries }) => {
          const row = requests.get(named.appointment);
          const found = row && row.place !== null && lotteries.get(lotteryKey(row));
          return found ? { ...found } : null;
        }));
      if (!town || !lottery) return see(`/a/${token}`);
      const order = await orderOf(engine, town.id, lottery);
      const language = chooseLanguage(request);
      return html(200, <ProofPage {...{ town, language, token, lottery, order }} lot={named.appointment} />, {
        "x-robots-tag": "noindex",
      });
    },
  );
}

async function orderOf(engine: Engine, location: string, lottery: Lottery): Promise<readonly string[]> {
  const { drawn_at } = lottery;
  for (const { type, data } of await engine.store.journal(location, drawn_at, drawn_at + 1))
    if (type === "lottery.drawn" && lotteryKey(data) === lotteryKey(lottery)) return data.order;
  throw new Error(`the draw ${lotteryKey(lottery)} is not in the journal of ${location}`);
}
