import { type BoardReport, SPOKEN } from "../../engine/announcement/boards.ts";
import type { CurrentCall } from "../../engine/announcement/calls.ts";
import type { Form } from "../form.ts";

/** More calls than any board shows at a time. */
const MOST = 64;
const SHOWN = /^([a-z0-9-]{1,8}):(\d{1,15})$/i;
const HEARD = /^([a-z0-9-]{1,8}):(\d{1,15}(?:\.\d{1,3})?):([a-z-]{1,10})$/i;

/**
 * What a board's page says of itself: `hidden` and `blocked` (`yes` or `no`), `shown` (`counter:version …`) and `heard`
 * (`counter:number:word …`). Null: not in this shape.
 */
export function readReport({ hidden = "", blocked = "", shown = "", heard = "" }: Form): BoardReport | null {
  const seen = list(shown).map((one) => SHOWN.exec(one));
  const said = list(heard).map((one) => HEARD.exec(one));
  if (![hidden, blocked].every((one) => one === "yes" || one === "no")) return null;
  if (seen.length > MOST || said.length > MOST) return null;
  const report = {
    hidden: hidden === "yes",
    blocked: blocked === "yes",
    shown: seen.flatMap((one) => (one ? [{ counter: one[1] ?? "", version: Number(one[2]) }] : [])),
    heard: said.flatMap((one) => {
      const word = SPOKEN.find((known) => known === one?.[3]);
      return one && word ? [{ counter: one[1] ?? "", number: Number(one[2]), word }] : [];
    }),
  };
  return report.shown.length === seen.length && report.heard.length === said.length ? report : null;
}

/** As much of a report as is about who is called now; `numberOf` says which saying of a call is the latest. */
export function ofCalls(
  report: BoardReport,
  calls: readonly CurrentCall[],
  numberOf: (call: CurrentCall) => number,
): BoardReport {
  return {
    ...report,
    shown: report.shown.filter((one) =>
      calls.some(({ counter, version }) => counter === one.counter && version === one.version),
    ),
    heard: report.heard.filter((one) =>
      calls.some((call) => call.counter === one.counter && numberOf(call) === one.number),
    ),
  };
}

const list = (text: string) => text.split(" ").filter(Boolean);
