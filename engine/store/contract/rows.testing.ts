import { describe, expect, test } from "bun:test";
import type { Row, Store, TableName, Tables } from "../port.ts";
import { clerk, clerkRow, type Open, reasonOf, START } from "./sample.testing.ts";

const rows: { [T in TableName]: [Tables[T], Tables[T]] } = {
  staff: [clerk("a"), { ...clerk("b"), locations: [] }],
  session: [
    { id: "s1", kind: "staff", subject: "a", csrf: "c", created_at: START, expires_at: START + 1 },
    { id: "s2", kind: "unlocked", subject: "zeitz", csrf: "d", created_at: START, expires_at: START + 2 },
  ],
  device: [
    { id: "d1", location: "zeitz", kind: "sign", secret_hash: "00", created_at: START, revoked_at: null },
    {
      id: "d2",
      location: "worms",
      kind: "kiosk",
      secret_hash: "ff",
      created_at: START,
      revoked_at: START + 5,
    },
  ],
  sighting: [
    { id: "d1", seen_at: START, model: "HUB75", firmware: "1.2" },
    { id: "d2", seen_at: START + 1, model: "", firmware: "ä" },
  ],
  note: [
    { id: "t1", location: "zeitz", text: "Rückruf: 'morgen' \u{1F4DE}\n\"dringend\"", at: START },
    { id: "t2", location: "zeitz", text: "", at: START },
  ],
  contact: [
    {
      id: "zeitz-t1",
      location: "zeitz",
      code: "c1",
      email: "e",
      phone: null,
      account: "konto",
      sealed: "+/==",
      keep_until_at: START + 9,
      look_at: START,
    },
    {
      id: "zeitz-t2",
      location: "zeitz",
      code: "c2",
      email: "e",
      phone: "p",
      account: null,
      sealed: "ä",
      keep_until_at: START + 9,
      look_at: START - 5,
    },
  ],
  message: [
    {
      id: "zeitz-t1.confirmed.2",
      location: "zeitz",
      appointment: "zeitz-t1",
      ticket: null,
      kind: "confirmed",
      start_at: START,
      state: "planned",
      channel: null,
      made_at: START,
      expires_at: START + 9,
      tries: 0,
      code: null,
      provider: null,
      sealed: null,
      look_at: START,
      forget_at: START + 99,
      because: null,
      sent_at: null,
    },
    {
      id: "zeitz-t2.called.3",
      location: "zeitz",
      appointment: "zeitz-t2",
      ticket: "zeitz-20261117-A001",
      kind: "called",
      start_at: START,
      state: "sent",
      channel: "sms",
      made_at: START + 1,
      expires_at: START + 9,
      tries: 2,
      code: "gateway-503",
      provider: "7",
      sealed: "+/==",
      look_at: START - 1,
      forget_at: START + 99,
      because: "h1",
      sent_at: START + 2,
    },
  ],
  account: [
    {
      id: "k1",
      email: "e1",
      portal: null,
      sealed: "+/==",
      confirmed_at: null,
      created_at: START,
      look_at: START + 1,
    },
    {
      id: "k2",
      email: null,
      portal: "p2",
      sealed: "ä",
      confirmed_at: START,
      created_at: START,
      look_at: START,
    },
  ],
  passkey: [
    { id: "c1", account: "k1", public_key: "a_-", counter: 0, transports: ["usb", "nfc"], created_at: START },
    { id: "c2", account: "k2", public_key: "b", counter: 7, transports: [], created_at: START },
  ],
  setting: [
    { id: "epoch", value: "1" },
    { id: "key", value: "ä;--" },
  ],
};

/** What no two rows of a table may share. */
const OTHERWISE: Partial<Record<TableName, object>> = {
  staff: { login: "other" },
  contact: { code: "other" },
  account: { portal: "other" },
};

async function roundTrip<T extends TableName>(
  store: Store,
  table: T,
  [first, second]: [Tables[T], Tables[T]],
) {
  const put = (row: Tables[T]) => store.put([{ table, row } as Row]);
  expect(await store.list(table)).toEqual([]);
  await put(first);
  await put(second);
  expect(await store.get(table, first.id)).toEqual(first);
  expect(await store.list(table)).toEqual([first, second]);
  await put({ ...second, id: first.id, ...OTHERWISE[table] });
  expect(await store.get(table, first.id)).toMatchObject({ id: first.id });
  expect(await store.get(table, first.id)).not.toEqual(first);
  await store.put([{ table, remove: first.id } as Row]);
  expect(await store.get(table, first.id)).toBeUndefined();
  await store.put([{ table, remove: first.id } as Row]);
  expect(await store.list(table)).toEqual([second]);
}

/** The tables beside the journal. */
export function rowsContract(open: Open): void {
  describe("rows", () => {
    test("every table keeps, replaces, lists and removes its rows", async () => {
      await using opened = await open();
      const { store } = opened;
      await roundTrip(store, "staff", rows.staff);
      await roundTrip(store, "session", rows.session);
      await roundTrip(store, "device", rows.device);
      await roundTrip(store, "sighting", rows.sighting);
      await roundTrip(store, "note", rows.note);
      await roundTrip(store, "contact", rows.contact);
      await roundTrip(store, "message", rows.message);
      await roundTrip(store, "account", rows.account);
      await roundTrip(store, "passkey", rows.passkey);
      await roundTrip(store, "setting", rows.setting);
    });

    test("a location's notes are its own, by ticket", async () => {
      await using opened = await open();
      const { store } = opened;
      const notes = ["t2", "t1", "t3"].map((id) => ({ id, location: "zeitz", text: id, at: START }));
      const other = { ...notes[0]!, id: "t0", location: "worms" };
      await store.put([...notes, other].map((row) => ({ table: "note", row })));
      expect((await store.notes("zeitz")).map(({ id }) => id)).toEqual(["t1", "t2", "t3"]);
      expect(await store.notes("worms")).toEqual([other]);
      expect(await store.notes("alzey")).toEqual([]);
    });

    test("contacts are found by each of their marks, by id, and no two have one code", async () => {
      await using opened = await open();
      const { store } = opened;
      const [one, two] = rows.contact;
      await store.put([two, one].map((row) => ({ table: "contact", row })));
      expect(await store.find("contact", "email", "e")).toEqual([one, two]);
      expect(await store.find("contact", "phone", "p")).toEqual([two]);
      expect(await store.find("contact", "account", "konto")).toEqual([one]);
      expect(await store.find("contact", "code", "c2")).toEqual([two]);
      expect(await store.find("contact", "code", "c3")).toEqual([]);
      expect(await store.known("contact", "code", ["c3", "c2", "c1'", "c2"])).toEqual(["c2"]);
      expect(await store.known("contact", "email", ["e", "f"])).toEqual(["e"]);
      expect(await store.known("contact", "account", [])).toEqual([]);
      const same = { ...one, id: "zeitz-t3" };
      expect(await reasonOf(store.put([{ table: "contact", row: same }]))).toMatchObject({ code: "bad-row" });
    });

    test("messages are found by location, appointment and the gateway's id", async () => {
      await using opened = await open();
      const { store } = opened;
      const [one, two] = rows.message;
      await store.put([two, one].map((row) => ({ table: "message", row })));
      expect(await store.find("message", "location", "zeitz")).toEqual([one, two]);
      expect(await store.find("message", "appointment", "zeitz-t1")).toEqual([one]);
      expect(await store.find("message", "provider", "7")).toEqual([two]);
      expect(await store.due("message", START, 9)).toEqual([two, one]);
      expect(await store.nextDue("message")).toBe(START - 1);
    });

    test("accounts are found by both marks, passkeys by their account; no two accounts share a mark", async () => {
      await using opened = await open();
      const { store } = opened;
      const [mail, portal] = rows.account;
      await store.put([mail, portal].map((row) => ({ table: "account", row })));
      await store.put(rows.passkey.map((row) => ({ table: "passkey", row })));
      expect(await store.find("account", "email", "e1")).toEqual([mail]);
      expect(await store.find("account", "portal", "p2")).toEqual([portal]);
      expect(await store.find("passkey", "account", "k2")).toEqual([rows.passkey[1]]);
      expect(await store.due("account", START, 9)).toEqual([portal]);
      for (const same of [
        { ...mail, id: "k3" },
        { ...portal, id: "k3" },
      ])
        expect(await reasonOf(store.put([{ table: "account", row: same }]))).toMatchObject({
          code: "bad-row",
        });
    });

    test("what is due comes oldest first, no more than asked for", async () => {
      await using opened = await open();
      const { store } = opened;
      const [one, two] = rows.contact;
      const later = { ...one, id: "zeitz-t0", code: "c0", look_at: START + 1 };
      await store.put([later, one, two].map((row) => ({ table: "contact", row })));
      expect(await store.due("contact", START, 9)).toEqual([two, one]);
      expect(await store.due("contact", START + 1, 2)).toEqual([two, one]);
      expect(await store.due("contact", START - 6, 9)).toEqual([]);
      expect(await store.nextDue("contact")).toBe(two.look_at);
      expect(await store.nextDue("message")).toBeNull();
    });

    test("a put is all or nothing", async () => {
      await using opened = await open();
      const { store } = opened;
      await store.put([clerkRow("a", "same")]);
      expect(await reasonOf(store.put([clerkRow("b"), clerkRow("c", "same")]))).toMatchObject({
        code: "bad-row",
      });
      expect((await store.list("staff")).map(({ id }) => id)).toEqual(["a"]);
    });
  });
}
