import { type BoardReport, SPOKEN, type Spoken } from "../../engine/announcement/boards.ts";
import type { CurrentCall } from "../../engine/announcement/calls.ts";
import type { Form } from "../form.ts";
import { readPageWord } from "../page-word.ts";

/** More calls than any board shows at a time. */
const MOST = 64;
const SHOWN = /^([a-z0-9-]{1,8}):(\d{1,15})$/i;
const HEARD = /^([a-z0-9-]{1,8}):(\d{1,15}(?:\.\d{1,3})?):([a-z-]{1,10})$/i;

const TRIED = /^(\d{1,9}-\d{1,15}):([a-z-]{1,10})$/;

/** How a test announcement went that the page was asked for: `id:word`. Null: it says nothing of any. */
export function readTried({ tried = "" }: Form): { id: string; word: Spoken } | null {
  const [, id = "", said] = TRIED.exec(tried) ?? [];
  const word = SPOKEN.find((known) => known === said);
  return word ? { id, word } : null;
}

/**
 * What a board's page says: how it is (`readPageWord`), `shown` (`counter:version …`) and `heard` (`counter:number:word …`). Null: not in
 * this shape.
 */
export function readReport(form: Form): BoardReport | null {
  const { shown = "", heard = "" } = form;
  const page = readPageWord(form);
  const seen = list(shown).map((one) => SHOWN.exec(one));
  const said = list(heard).map((one) => HEARD.exec(one));
  if (!page || seen.length > MOST || said.length > MOST) return null;
  const report = {
    ...page,
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
