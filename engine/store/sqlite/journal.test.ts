import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { events, reasonOf, START } from "../contract/sample.testing.ts";
import { temporaryFolder } from "./open.testing.ts";
import { openSqlite } from "./open.ts";

const DAY = 86_400_000;

test("an old day is read without walking through what came after it", async () => {
  using folder = temporaryFolder();
  const store = await openSqlite({ path: folder.file });
  const days = [0, 1, 2].map((day) => events("zeitz", day * 10, 10, (seq) => START + day * DAY + seq));
  await store.append({ location: "zeitz", expected: 0, events: days.flat(), rows: [] });
  await store.close();
  // Whoever walked from the head to the first day would come across the hole in the last.
  const db = new Database(folder.file);
  db.run("delete from journal where seq = 25");
  db.close();
  const again = await openSqlite({ path: folder.file });
  expect(await again.journal("zeitz", START, START + 1000)).toEqual(days[0]!);
  expect(await again.journal("zeitz", START + DAY, START + DAY + 1000)).toEqual(days[1]!);
  expect(await reasonOf(again.journal("zeitz", START + 2 * DAY, START + 3 * DAY))).toMatchObject({
    code: "corrupt",
  });
  await again.close();
});
