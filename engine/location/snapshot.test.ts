// Rule: what the state has forgotten is gone from its rows too.
import { expect, test } from "bun:test";
import { tell } from "../../fixtures/stories/tell.ts";
import { restore, takeChanged } from "./snapshot.ts";

test("after a handover and a restart nobody can take back what the earlier clerk did", () => {
  const story = tell().opens("1").draws("ausweis-beantragen").clerk("1", "call-next");
  const { state } = story;
  const rows = new Map(takeChanged(state).map((row) => [`${row.kind} ${row.key}`, row]));
  const [called] = state.actions;
  const take_over = state.counters.get("1")?.touched;
  story.ask("staff:clerk-2", { type: "open", counter: "1", clerk: "clerk-2", take_over });
  for (const row of takeChanged(state)) rows.set(`${row.kind} ${row.key}`, row);
  const kept = [...rows.values()].flatMap(({ kind, key, data }) =>
    data === null ? [] : { kind, key, value: JSON.parse(data) },
  );
  const again = restore(state.town, { watermark: state.seq, rows: kept, events: [] }, new Map(), story.now);
  expect(called?.what).toBe("ticket.called");
  expect(again.actions).toEqual([]);
});
