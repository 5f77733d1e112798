// Rule: what will reach nobody is not shown as if it would go: without any address there is no message, with one that is not written to it says so.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { hold } from "../../fixtures/booking.ts";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { employ, type SignedIn, signIn } from "../../fixtures/staff.ts";

const DAY_MS = 86_400_000;
const NOBODY = { name: "Anna", email: null, phone: null, fields: {}, account: null };

let foyer: Foyer;
let berta: SignedIn;
beforeEach(async () => {
  foyer = await openFoyer();
  berta = await signIn(foyer, await employ(foyer, "berta"));
});
afterEach(() => foyer.close());

async function booked(contact: { email?: string; phone?: string }): Promise<string> {
  const from_at = foyer.clock.now() + 3 * DAY_MS;
  const appointment = await hold(foyer, { location: "alzey", service: "reisepass", from_at });
  await foyer.engine.contacts.keep({
    appointment,
    location: "alzey",
    contact: { ...NOBODY, ...contact },
    keep_until_at: 0,
  });
  await foyer.ask("alzey", { type: "confirm-appointment", appointment }, "visitor:new");
  return appointment;
}

const page = async () => (await berta.get("/desk/alzey/messages")).text();
const statesOf = async (id: string) =>
  (await foyer.engine.messages.about(id)).map(({ kind, state }) => `${kind} ${state}`).sort();
async function stands(id: string, states: string[]): Promise<void> {
  while (JSON.stringify(await statesOf(id)) !== JSON.stringify(states))
    await new Promise((resolve) => setImmediate(resolve));
}

test("without any address: nothing was written, nothing is planned, and when it is due nothing is left", async () => {
  const id = await booked({});
  await stands(id, ["reminder planned"]);
  expect(await page()).toContain("Bisher gibt es keine.");
  foyer.clock.advance(4 * DAY_MS);
  await stands(id, []);
});

test("a landline alone: both say that they do not go, and none when it would", async () => {
  const id = await booked({ phone: "06731 4080" });
  await stands(id, ["confirmed dropped", "reminder planned"]);
  const text = await page();
  expect(text.match(/wird nicht verschickt/g)).toHaveLength(2);
  expect(text).toContain("Es gibt keine Adresse, an die diese Stadt schreibt.");
  expect(text).not.toMatch(/geplant|geht am/);
});

test("with an address it is planned, and one that is given later counts", async () => {
  const id = await booked({ phone: "06731 4080" });
  await stands(id, ["confirmed dropped", "reminder planned"]);
  const contact = { ...NOBODY, phone: "0171 2345678" };
  await foyer.engine.contacts.keep({ appointment: id, location: "alzey", contact, keep_until_at: 0 });
  const text = await page();
  expect([
    text.includes("geplant"),
    text.includes("geht am Donnerstag, 19. November, 10:00 Uhr hinaus"),
  ]).toEqual([true, true]);
});
