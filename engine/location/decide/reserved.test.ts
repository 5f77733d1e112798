import { expect, test } from "bun:test";
import { bothTowns } from "../../../fixtures/foyer.ts";
import type { Refused } from "../../refusal.ts";
import { isRefused } from "../../refusal.ts";
import { Batch } from "../batch.ts";
import type { Answer, Intent } from "../command.ts";
import { emptyState } from "../snapshot.ts";

const TUESDAY = Date.UTC(2026, 10, 17, 8);
const [town] = await bothTowns();

/** A foyer where counters 1 and 2 are open and one visitor of `ausweis-beantragen` was drawn. */
function foyer() {
  const state = emptyState(town!, TUESDAY);
  let asked = 0;
  const ask = (intent: Intent) => {
    const batch = new Batch(state, TUESDAY + asked * 1_000);
    const given: (Answer | Refused)[] = [];
    const command = { id: `c${++asked}`, actor: "staff:c", intent };
    batch.add({ command, tries: 0, answer: (answer) => void given.push(answer), fail: () => {} });
    batch.tell();
    return given[0]!;
  };
  for (const counter of ["1", "2"]) ask({ type: "open", counter, clerk: `clerk-${counter}` });
  ask({ type: "draw", service: "ausweis-beantragen", medium: "none", language: "de", channel: "desk" });
  return { state, ask };
}

test("who was kept for a counter is called elsewhere once that counter closes", () => {
  const { state, ask } = foyer();
  ask({ type: "call-next", counter: "1" });
  ask({ type: "transfer", counter: "1", to_counter: "2", and_return: false, place: "arrival" });
  const refused = ask({ type: "call-next", counter: "1" });
  expect(isRefused(refused) && refused.code).toBe("nobody-waiting");
  ask({ type: "close", counter: "2" });
  ask({ type: "call-next", counter: "1" });
  expect(state.counters.get("1")?.ticket).toEndWith("A001");
});

test("an errand for a matter that the town has given up ends at its time like any other", () => {
  const { state, ask } = foyer();
  ask({ type: "step-out", ticket: "zeitz-20261117-A001" });
  state.town = { ...state.town, services: state.town.services.slice(1) };
  const late = new Batch(state, TUESDAY + 3_600_000);
  late.fireDeadlines();
  expect(late.events.at(-1)).toMatchObject({ type: "ticket.cancelled", data: { why: "out-too-long" } });
});

test("nobody is sent to a counter where no clerk sits", () => {
  const { ask } = foyer();
  ask({ type: "call-next", counter: "1" });
  const answer = ask({
    type: "transfer",
    counter: "1",
    to_counter: "3",
    and_return: false,
    place: "arrival",
  });
  expect(isRefused(answer) && answer.code).toBe("counter-closed");
});

test("a return finds the counter it came from closed, and waits for any that serves the matter", () => {
  const { state, ask } = foyer();
  ask({ type: "call-next", counter: "1" });
  ask({ type: "start", counter: "1" });
  ask({ type: "transfer", counter: "1", service: "wohnsitz-anmelden", and_return: true, place: "arrival" });
  ask({ type: "close", counter: "1" });
  ask({ type: "call-next", counter: "2" });
  ask({ type: "start", counter: "2" });
  ask({ type: "finish", counter: "2" });
  ask({ type: "call-next", counter: "2" });
  expect(state.counters.get("2")?.ticket).toEndWith("A001");
  expect([...state.tickets.values()][0]).toMatchObject({ service: "ausweis-beantragen", back_to: null });
});
