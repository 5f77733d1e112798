// Rule: contact data stands apart from the journal, sealed, is found by its code, and goes by the town's rule.
import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { hold } from "../../fixtures/booking.ts";
import { bothTowns, type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { heldStore } from "../../fixtures/held-store.ts";
import { isRefused } from "../refusal.ts";
import type { Store } from "../store/port.ts";
import { temporaryFolder } from "../store/sqlite/open.testing.ts";
import type { Contact } from "./contact.ts";
import { Contacts } from "./contacts.ts";
import { Vault } from "./vault.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOCATION = "zeitz";
const ANNA: Contact = {
  name: "Anna Grün",
  email: "Anna.Gruen@example.org",
  phone: "0171 234 5678",
  fields: { born: "1980-02-29" },
  account: null,
};

let foyer: Foyer;
beforeEach(async () => {
  foyer = await openFoyer();
});
afterEach(() => foyer.close());

async function held(): Promise<string> {
  return hold(foyer, { location: LOCATION, service: "ausweis-beantragen" });
}

async function keep(appointment: string, contact = ANNA): Promise<string> {
  const keep_until_at = foyer.clock.now() + 200 * DAY_MS;
  return (await foyer.engine.contacts.keep({ appointment, location: LOCATION, contact, keep_until_at })).code;
}

test("who is kept is found by id and code, at this location only, and changes without getting another code", async () => {
  const { contacts } = foyer.engine;
  const [one, two] = [await held(), await held()];
  const code = await keep(one);
  await keep(two);
  expect(code).toMatch(/^\d{6}$/);
  expect(await contacts.of(one)).toEqual({ ...ANNA, code });
  expect(await contacts.byCode(LOCATION, code)).toBe(one);
  expect(await contacts.byCode("alzey", code)).toBeNull();
  expect(await contacts.byCode(LOCATION, "12345x")).toBeNull();
  const [again] = await Promise.all([keep(one, { ...ANNA, name: "A. Grün" }), contacts.sweep()]);
  expect(again).toBe(code);
  expect(await contacts.of(one)).toMatchObject({ name: "A. Grün", code });
  await contacts.forget(one);
  expect(await contacts.of(one)).toBeNull();
  expect(await contacts.byCode(LOCATION, code)).toBeNull();
});

/** Contacts of their own on some store, as after a restart. */
const contactsOn = (store: Store) =>
  new Contacts({
    ...{ store, vault: new Vault("secret"), now: () => foyer.clock.now(), town: () => undefined },
    look: async () => null,
    request: async () => null,
    forgetMessages: async () => {},
  });
const WISH = { appointment: "zeitz-t1", location: LOCATION, contact: ANNA, keep_until_at: 0 };

test("who is asked for again is not read again, and after a change as changed", async () => {
  const { store } = foyer.engine;
  await contactsOn(store).keep(WISH);
  let reads = 0;
  const get: Store["get"] = (table, id) => {
    reads += 1;
    return store.get(table, id);
  };
  const contacts = contactsOn({ ...store, get });
  for (let n = 0; n < 2; n++) expect(await contacts.of("zeitz-t1")).toMatchObject(ANNA);
  expect(reads).toBe(1);
  await contacts.keep({ ...WISH, contact: { ...ANNA, name: "A. Grün" } });
  expect(await contacts.of("zeitz-t1")).toMatchObject({ name: "A. Grün" });
});

test("who is forgotten while they are looked up is not remembered", async () => {
  const { store } = foyer.engine;
  await contactsOn(store).keep(WISH);
  const held = heldStore(store);
  const contacts = contactsOn(held.store);
  const looking = contacts.of("zeitz-t1");
  await held.read;
  await contacts.forget("zeitz-t1");
  held.letGo();
  await looking;
  expect(await contacts.of("zeitz-t1")).toBeNull();
});

test("who comes is kept in the transaction of the event, and not at all where that is refused", async () => {
  const { contacts } = foyer.engine;
  const keep_until_at = foyer.clock.now() + 200 * DAY_MS;
  const confirm = (appointment: string) =>
    contacts.keepWith({ appointment, location: LOCATION, contact: ANNA, keep_until_at }, (contact) =>
      foyer.ask(LOCATION, { type: "confirm-appointment", appointment, contact }, "visitor:new"),
    );
  const [one, late] = [await held(), await held()];
  expect(isRefused(await confirm(one))).toBe(false);
  const kept = await contacts.of(one);
  expect(kept).toMatchObject(ANNA);
  expect(await contacts.byCode(LOCATION, kept!.code)).toBe(one);
  foyer.clock.advance(HOUR_MS);
  expect(await confirm(late)).toMatchObject({ code: "hold-expired" });
  expect(await contacts.of(late)).toBeNull();
});

test("asked twice at once, one is kept, under the one code that finds it", async () => {
  const { contacts } = foyer.engine;
  const appointment = await held();
  const keep_until_at = foyer.clock.now() + 200 * DAY_MS;
  const intent = { type: "confirm-appointment", appointment } as const;
  const confirm = (name: string) =>
    contacts.keepWith(
      { appointment, location: LOCATION, contact: { ...ANNA, name }, keep_until_at },
      (contact) => {
        const command = { id: "confirm:1", actor: "visitor:new", intent: { ...intent, contact } };
        return foyer.engine.ask(LOCATION, command);
      },
    );
  const answers = await Promise.all([confirm("Anna"), confirm("Berta")]);
  expect(answers.filter(isRefused)).toEqual([]);
  const kept = await contacts.of(appointment);
  expect(await contacts.byCode(LOCATION, kept!.code)).toBe(appointment);
  await foyer.restart();
  expect(await foyer.engine.contacts.of(appointment)).toEqual(kept);
});

test("the same person is known however the address or number is spelt", async () => {
  const { contacts } = foyer.engine;
  const [one, two] = [await held(), await held()];
  await keep(one);
  await keep(two, { ...ANNA, email: null, phone: "+49 (0)171/2345678", account: "k7" });
  expect(await contacts.ofSame({ email: " anna.gruen@EXAMPLE.org", phone: null })).toEqual([one]);
  expect(await contacts.ofSame({ email: ANNA.email, phone: "0049 171 2345678" })).toEqual([one, two]);
  expect(await contacts.ofSame({ email: null, phone: "110" })).toEqual([]);
  expect(await contacts.ofAccount("k7")).toEqual([two]);
});

test("nothing of it stands readable in the database, the journal or the log", async () => {
  const code = await keep(await held());
  using folder = temporaryFolder();
  const copy = folder.file;
  await foyer.engine.store.backup(copy);
  const db = new Database(copy);
  const tables = db.query<{ name: string }, []>("select name from sqlite_master where type = 'table'").all();
  const all = JSON.stringify(tables.map(({ name }) => db.query(`select * from ${name}`).values()));
  db.close();
  expect(all).toContain("appointment.held");
  for (const word of ["Gruen", "Grün", "Anna", "2345678", "1980-02-29", `"${code}"`]) {
    expect(all).not.toContain(word);
    expect(JSON.stringify(foyer.log)).not.toContain(word);
  }
});

test("retention: whoever never confirms goes within hours, all others the town's days after their appointment", async () => {
  const { contacts } = foyer.engine;
  const [kept, dropped] = [await held(), await held()];
  await keep(kept);
  await keep(dropped);
  await foyer.ask(LOCATION, { type: "confirm-appointment", appointment: kept }, "visitor:new");
  const end_at = await foyer.engine.read(LOCATION, ({ book }) => book.get(kept)!.end_at);
  foyer.clock.advance(3 * HOUR_MS);
  await contacts.sweep();
  expect(await contacts.of(dropped)).toBeNull();
  expect(await contacts.of(kept)).toMatchObject({ name: ANNA.name });
  foyer.clock.advance(end_at! + 14 * DAY_MS - foyer.clock.now() - 1);
  await contacts.sweep();
  expect(await contacts.of(kept)).not.toBeNull();
  foyer.clock.advance(1);
  await contacts.sweep();
  expect(await contacts.of(kept)).toBeNull();
});

test("a sweep in the middle of a booking takes nothing away: not of a time that waits for its link, nor of one booked just then", async () => {
  await foyer.close();
  foyer = await openFoyer({ towns: await askingByLink() });
  const appointment = await held();
  const code = await keep(appointment);
  await foyer.ask(LOCATION, { type: "ask-appointment", appointment }, "visitor:new");
  foyer.clock.advance(3 * HOUR_MS);
  const swept = () => foyer.engine.contacts.sweep();
  await Promise.all([swept(), keep(appointment), swept()]);
  expect(await foyer.engine.contacts.of(appointment)).toMatchObject({ code });
  foyer.clock.advance(20 * HOUR_MS);
  const confirm = { type: "confirm-appointment", appointment } as const;
  await Promise.all([swept(), foyer.ask(LOCATION, confirm, "visitor:new"), swept()]);
  foyer.clock.advance(3 * HOUR_MS);
  await swept();
  expect(await foyer.engine.contacts.of(appointment)).toMatchObject({ name: ANNA.name, code });
});

/** A link may be pressed a day later. */
async function askingByLink() {
  const towns = structuredClone(await bothTowns());
  towns[0]!.departments[0]!.booking!.channels.online!.confirm_within_min = 1440;
  return towns;
}

test("retention sweeps by itself, and over a restart", async () => {
  const appointment = await held();
  await keep(appointment);
  await foyer.restart();
  foyer.clock.advance(5 * HOUR_MS);
  while (await foyer.engine.contacts.of(appointment)) await new Promise((resolve) => setImmediate(resolve));
  expect(await foyer.engine.contacts.of(appointment)).toBeNull();
});
