import { demandOf } from "../../appointments/demand.ts";
import { poolOf } from "../../lottery/offer.ts";
import { MOST_WISHES, REQUEST_ID } from "../../lottery/request.ts";
import { isInWeek, openWindows } from "../../lottery/window.ts";
import { DAY_PARTS } from "../../lottery/wish.ts";
import { isRefused, Refused } from "../../refusal.ts";
import type { RequestWish } from "../command.ts";
import type { Plan } from "../plan.ts";
import type { Handler } from "./handler.ts";

/** Somebody wishes for a time of a week that is drawn by lot. */
export const makeRequest: Handler<"make-request"> = (plan, { confirmed, contact: _sealed, ...wish }) => {
  const { state, now } = plan;
  const { town } = state;
  const { request, matters, week, wishes, flexible, language } = wish;
  const wrong = wrongIn(plan, wish);
  if (wrong) return void plan.refuse(new Refused("bad-input", wrong));
  const demand = demandOf(town, matters, "online");
  if (isRefused(demand)) return void plan.refuse(demand);
  if (!demand.lottery)
    return void plan.refuse(new Refused("not-bookable", "These times are not drawn by lot"));
  const window = openWindows(town.zone, demand.lottery, now).find((one) => one.week === week);
  if (!window)
    return void plan.refuse(new Refused("request-closed", "Nobody can wish for this week now", { week }));
  const department = demand.department.id;
  const { draws_at } = window;
  const data = {
    request,
    department,
    pool: poolOf(demand, matters),
    matters,
    week,
    wishes,
    flexible,
    language,
    draws_at,
  };
  plan.record({ type: "request.made", data });
  if (confirmed) plan.record({ type: "request.confirmed", data: { request } });
};

export const confirmRequest: Handler<"confirm-request"> = (plan, { request }) => {
  plan.request("request.confirmed", { request });
};

export const withdrawRequest: Handler<"withdraw-request"> = (plan, { request }) => {
  plan.request("request.withdrawn", { request });
};

function wrongIn(
  { state }: Plan,
  { request, week, wishes, flexible }: Omit<RequestWish, "confirmed" | "contact">,
) {
  const { town, book, requests } = state;
  if (!REQUEST_ID.test(request) || request.replace(REQUEST_ID, "") !== town.id)
    return "A request has an id of its own";
  if (requests.has(request) || book.get(request)) return "This request has been made";
  if (wishes.length > MOST_WISHES) return `A request names at most ${MOST_WISHES} wishes`;
  if (wishes.length === 0 && !flexible) return "A request says what is wished for";
  const named = new Set(wishes.map(({ date, part }) => `${date} ${part}`));
  if (named.size < wishes.length) return "A wish is named twice";
  const fits = wishes.every(({ date, part }) => isInWeek(date, week) && DAY_PARTS.includes(part));
  return fits ? null : "A wish is a part of a day of the week";
}
