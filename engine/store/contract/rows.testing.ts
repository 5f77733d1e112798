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
  setting: [
    { id: "epoch", value: "1" },
    { id: "key", value: "ä;--" },
  ],
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
  await put({ ...second, id: first.id, ...(table === "staff" ? { login: "other" } : {}) });
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
