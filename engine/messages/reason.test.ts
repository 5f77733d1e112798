// Rule: whoever a closure hits reads in the letter why, in their language, as staff said it to everybody; nobody else does.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { freeFor, hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { businessDay } from "../town/day.ts";
import type { ClosureWish } from "../town/hours-change.ts";
import type { Language } from "../town/town.ts";
import type { MessageKind } from "./message.ts";

const LOCATION = "alzey";
const SERVICE = "reisepass";
const REASON = { de: "Wasserschaden im Erdgeschoss", en: "Water damage on the ground floor" };
const DAY_MS = 86_400_000;

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

async function booked(language: Language = "de"): Promise<string> {
  const appointment = await hold(foyer, { location: LOCATION, service: SERVICE, language });
  const contact = { name: "A", email: null, phone: "0171 2345678", fields: {}, account: null };
  await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact, keep_until_at: 0 });
  await foyer.ask(LOCATION, { type: "confirm-appointment", appointment }, "visitor:new");
  return appointment;
}

const startOf = async (id: string) =>
  (await foyer.engine.read(LOCATION, ({ book }) => book.get(id)?.start_at))!;

/** Closes on the day of an appointment. */
async function close(id: string, more: Partial<ClosureWish> = {}): Promise<void> {
  const [, town] = await bothTowns();
  const day = businessDay(town!, await startOf(id));
  const wish = {
    kind: "closure",
    department: "buergerbuero",
    pool: null,
    from: day,
    to: day,
    text: REASON,
  } as const;
  const answer = await foyer.ask(LOCATION, { type: "change-hours", wish: { ...wish, ...more } });
  expect(answer).not.toHaveProperty("code");
}

async function move(id: string): Promise<void> {
  const wanted = { location: LOCATION, service: SERVICE, from_at: (await startOf(id)) + 2 * DAY_MS };
  const [start_at] = await freeFor(foyer, wanted);
  await foyer.ask(LOCATION, { type: "move-appointment", appointment: id, start_at: start_at! });
}

async function textOf(id: string, kind: MessageKind): Promise<string> {
  for (;;) {
    const all = await foyer.engine.messages.about(id);
    const text = all.find((one) => one.kind === kind)?.letter?.text;
    if (text) return text;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("moved because of it: the new time, and why; moved again it is no reason any more", async () => {
  const id = await booked();
  await close(id);
  await move(id);
  expect(await textOf(id, "changed")).toContain("Uhr. Grund: Wasserschaden im Erdgeschoss. Code");
  const english = await booked("en");
  await close(english);
  await foyer.ask(LOCATION, { type: "cancel-appointment", appointment: english });
  expect(await textOf(english, "cancelled")).toContain(
    "is cancelled. Reason: Water damage on the ground floor.",
  );
  await foyer.ask(LOCATION, { type: "cancel-appointment", appointment: id });
  expect(await textOf(id, "cancelled")).not.toContain("Grund");
});

test("a closure of other counters, of another department or taken back is nobody's reason", async () => {
  const id = await booked();
  await close(id, { pool: "meldewesen" });
  await close(id, { department: "ordnung" });
  await move(id);
  expect(await textOf(id, "changed")).not.toContain("Grund");
  const other = await booked();
  await close(other, { pool: "ausweise" });
  const change = await foyer.engine.read(LOCATION, ({ hours }) => hours.at(-1)!.id);
  await foyer.ask(LOCATION, { type: "restore-hours", change: change! });
  await foyer.ask(LOCATION, { type: "cancel-appointment", appointment: other });
  expect(await textOf(other, "cancelled")).not.toContain("Grund");
});
