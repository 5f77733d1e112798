import { Elysia } from "elysia";
import { appointmentPath, type NamedAppointment } from "../../engine/keys/appointment-token.ts";
import { lotteryKey } from "../../engine/lottery/request.ts";
import { isRefused, type Refused } from "../../engine/refusal.ts";
import type { Language } from "../../engine/town/town.ts";
import { requestTable } from "../../machines/request.ts";
import { appointmentAt } from "../booking/address.ts";
import { bookingSentence } from "../booking/sentences.ts";
import { fieldsOf } from "../booking/wish.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { chooseLanguage } from "../words/choose.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { RequestPage, WithdrawPage } from "./request-view.tsx";
import { confirmRequest, type Lots, requestAt, withdrawRequest } from "./wishing.ts";

const FORM = { parse: "urlencoded" } as const;
const HEADERS = { "x-robots-tag": "noindex" };

/** The page of a request behind its personal link; null where the link names none. */
export async function requestPage(
  { engine }: Pick<House, "engine">,
  { location, appointment }: NamedAppointment,
  token: string,
  languageOf: (booked: Language) => Language,
  refused: Refused | null = null,
): Promise<Response | null> {
  const town = engine.town(location);
  const found = await engine.read(location, ({ requests, lotteries }) => {
    const row = requests.get(appointment);
    return row ? { row: { ...row }, lottery: lotteries.get(lotteryKey(row)) ?? null } : null;
  });
  if (!town || !found) return null;
  const { row, lottery } = found;
  const language = languageOf(row.language);
  return html(
    refused ? refusalStatus(refused.code) : 200,
    <RequestPage
      town={town}
      language={language}
      row={row}
      lottery={row.place === null ? null : lottery}
      token={token}
      onward={`/book/${town.id}/${row.department}/times?${new URLSearchParams(fieldsOf(row.matters))}`}
      refusal={refused && sentenceOf(language, refused)}
    />,
    HEADERS,
  );
}

/** What is done about a request by its personal link: confirm it, take it back. */
export function requestRoutes(house: House, lots: Lots) {
  const { engine } = house;
  type Asked = { request: Request; params: { token: string } };

  const at = async (token: string) => {
    const named = appointmentAt(house, token);
    const town = named ? engine.town(named.location) : undefined;
    const row = named ? await requestAt(engine, named.location, named.appointment) : null;
    return named && town && row ? { named, town, row } : null;
  };
  const again = async ({ request, params: { token } }: Asked, refused: Refused) => {
    const named = appointmentAt(house, token);
    const page = named && (await requestPage(house, named, token, () => chooseLanguage(request), refused));
    return page ?? see(`/a/${token}`);
  };

  return new Elysia({ name: "lottery-request" })
    .post(
      "/a/:token/request/confirmation",
      async (asked: Asked) => {
        const found = await at(asked.params.token);
        if (!found) return see(`/a/${asked.params.token}`);
        const answer = await confirmRequest(lots, found.named.location, found.row);
        return isRefused(answer) ? again(asked, answer) : see(`/a/${asked.params.token}`);
      },
      FORM,
    )
    .get("/a/:token/request/end", async ({ request, params: { token } }) => {
      const found = await at(token);
      if (!found || !requestTable.next(found.row.state, "withdrawn")) return see(`/a/${token}`);
      const { town, row } = found;
      return html(
        200,
        <WithdrawPage town={town} row={row} language={chooseLanguage(request)} token={token} />,
        HEADERS,
      );
    })
    .post(
      "/a/:token/request/end",
      async (asked: Asked) => {
        const found = await at(asked.params.token);
        if (!found) return see(`/a/${asked.params.token}`);
        const { id } = found.row;
        const answer = await withdrawRequest(engine, found.named.location, id);
        return isRefused(answer) ? again(asked, answer) : see(appointmentPath(engine.keys, id));
      },
      FORM,
    );
}

function sentenceOf(language: Language, refused: Refused): string {
  const w = words(language);
  const { code } = refused;
  if (code === "requested-already" || code === "limit-reached") return bookingSentence(w, refused);
  return code === "busy" || code === "storage" ? w.errors.busy : w.lottery.over;
}
