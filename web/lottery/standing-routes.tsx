import { Elysia, NotFoundError } from "elysia";
import type { JournalEvent } from "../../engine/location/event.ts";
import { audit } from "../../engine/lottery/audit.ts";
import { lotteryKey } from "../../engine/lottery/request.ts";
import { standingOf } from "../../engine/lottery/standing.ts";
import type { Town } from "../../engine/town/town.ts";
import { staffOnly } from "../guard/door.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { AuditPage, StandingPage } from "./standing-view.tsx";

/** A request was made at most so long before its draw: what is collected for four weeks, and some days for a house that was off. */
const COLLECTED_MS = 60 * 86_400_000;

/** The draws for staff of the office: how they stand, and each counted again. Numbers and ids, nobody's data. */
export function standingRoutes(house: House) {
  const { engine } = house;
  return new Elysia({ name: "lottery-standing" })
    .get("/desk/:location/lotteries", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const standing = await engine.read(location, standingOf);
      return html(200, <StandingPage staff={staff} town={townOf(location)} standing={standing ?? []} />);
    })
    .get("/desk/:location/lotteries/:pool/:week", async ({ request, params }) => {
      const { location } = params;
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const found = await engine.read(location, (state, now) => {
        const lottery = state.lotteries.get(lotteryKey(params));
        const services = standingOf(state, now).find(({ pool }) => pool === params.pool)?.services ?? [];
        return lottery ? { lottery: { ...lottery }, services } : null;
      });
      if (!found) throw new NotFoundError();
      const { drawn_at } = found.lottery;
      const journal = await engine.store.journal(location, drawn_at - COLLECTED_MS, drawn_at + 1);
      const theirs = journal.filter(isOf(lotteryKey(params)));
      const order = theirs.flatMap((event) => (event.type === "lottery.drawn" ? event.data.order : []));
      const numbers = await engine.read(location, ({ book }) => {
        const given = order.flatMap((id) => book.get(id) ?? []);
        return new Map(given.map(({ id, number }) => [id, number]));
      });
      return html(
        200,
        <AuditPage
          {...{ staff, order, numbers: numbers ?? new Map(), ...found }}
          town={townOf(location)}
          wrong={audit(theirs)}
        />,
      );
    });

  function townOf(location: string): Town {
    return engine.town(location) as Town;
  }
}

/** Keeps the events of one draw, of a journal in order. */
function isOf(key: string): (event: JournalEvent) => boolean {
  const requests = new Set<string>();
  return ({ type, data }) => {
    if (type === "lottery.drawn") return lotteryKey(data) === key;
    if (type === "request.made" && lotteryKey(data) === key) requests.add(data.request);
    return "request" in data && requests.has(data.request);
  };
}
