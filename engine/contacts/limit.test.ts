// Rule: what one person has is counted by e-mail address, number or account, however they are spelt, in one department of one location.
import { expect, test } from "bun:test";
import type { Appointment } from "../appointments/appointment.ts";
import { isRefused } from "../refusal.ts";
import { ContactLimit } from "./limit.ts";

const at = (id: string, more: Partial<Appointment> = {}): Appointment => ({
  id,
  number: "T1",
  state: "confirmed",
  department: "kita",
  matters: [],
  start_at: 0,
  end_at: 0,
  channel: "online",
  language: "de",
  held_at: 0,
  hold_until: 0,
  confirmed_at: 0,
  checked_in_at: null,
  ticket: null,
  ended_at: null,
  takes: [],
  touched: 1,
  ...more,
});
const ANNA = { email: "anna@example.org", phone: null, account: null };

function limitOver(rows: Appointment[]) {
  const known = new Map(rows.map((row) => [row.id, row]));
  return {
    known,
    limit: new ContactLimit({
      contacts: { ofSame: async () => [...known.keys()], ofAccount: async () => ["zeitz-t9"] },
      look: async (_, id) => known.get(id) ?? null,
    }),
  };
}

test("only what is still to come counts, in this department, and what waits for its link apart", async () => {
  const { limit } = limitOver([
    at("zeitz-t1"),
    at("zeitz-t2", { state: "missed" }),
    at("zeitz-t3", { state: "cancelled" }),
    at("zeitz-t4", { department: "buergerbuero" }),
    at("alzey-t5"),
    at("zeitz-t6", { state: "held", asked_at: 1 }),
    at("zeitz-t7", { state: "held" }),
    at("zeitz-t8", { state: "expired", asked_at: 1 }),
    at("zeitz-t10"),
  ]);
  expect(await limit.count(at("zeitz-t10"), ANNA)).toEqual({ open: 1, asked: 1 });
});

test("an account's appointments count with those of its address, each once", async () => {
  const { limit } = limitOver([at("zeitz-t1"), at("zeitz-t9")]);
  expect(await limit.count(at("zeitz-t2"), { ...ANNA, account: "a" })).toEqual({ open: 2, asked: 0 });
});

test("at once for the same person, one after the other; others do not wait", async () => {
  const { limit, known } = limitOver([]);
  const confirm = (id: string) => async () => {
    await Promise.resolve();
    known.set(id, at(id));
    return id;
  };
  const ids = ["zeitz-t1", "zeitz-t2", "zeitz-t3"];
  const people = [
    { ...ANNA, phone: "0171 2345678" },
    { ...ANNA, email: " Anna@Example.org" },
    { email: null, phone: "+49 171 2345678", account: null },
  ];
  const answers = await Promise.all(ids.map((id, n) => limit.within(at(id), people[n]!, 1, confirm(id))));
  expect(answers.map((answer) => (isRefused(answer) ? answer.code : answer))).toEqual([
    "zeitz-t1",
    "limit-reached",
    "limit-reached",
  ]);
  expect(await limit.within(at("zeitz-t4"), ANNA, null, confirm("zeitz-t4"))).toBe("zeitz-t4");
});
