import type { JournalEvent } from "../location/event.ts";
import { lotOrder } from "./order.ts";
import { lotteryKey } from "./request.ts";

/**
 * Counts the draws of a journal again and says what is wrong with them, as sentences; none is how it must be. Whoever took part
 * stands in the order that follows from the seed and nobody else, and each got one answer, in that order. `events` begin
 * before the first request of each draw in them.
 */
export function audit(events: readonly JournalEvent[]): string[] {
  const wrong: string[] = [];
  const taking = new Map<string, Set<string>>();
  const drawOf = new Map<string, string>();
  const answers = new Map<string, number>();
  for (const event of events) {
    if (event.type === "request.made") drawOf.set(event.data.request, lotteryKey(event.data));
    if (event.type === "request.confirmed") {
      const key = drawOf.get(event.data.request) ?? "";
      taking.set(key, (taking.get(key) ?? new Set()).add(event.data.request));
    }
    if (event.type === "request.withdrawn")
      taking.get(drawOf.get(event.data.request) ?? "")?.delete(event.data.request);
    if (event.type === "lottery.drawn") {
      const key = lotteryKey(event.data);
      const order = lotOrder(event.data.seed, [...(taking.get(key) ?? [])]);
      if (order.join(" ") !== event.data.order.join(" "))
        wrong.push(`${key}: the order is not the one that follows from the seed`);
      for (const [index, id] of order.entries()) answers.set(id, index + 1);
      taking.delete(key);
    }
    if (event.type === "request.drawn" || event.type === "request.passed-over") {
      const { request, place } = event.data;
      if (answers.get(request) !== place) wrong.push(`${request}: answered at place ${place}, or twice`);
      answers.delete(request);
    }
  }
  for (const id of answers.keys()) wrong.push(`${id}: got no answer`);
  return wrong;
}
