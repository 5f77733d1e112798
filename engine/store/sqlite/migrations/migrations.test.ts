import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { migrate } from "../migrate.ts";
import { MIGRATIONS } from "./migrations.ts";

test("002: actions and calls that stood in their location's row get rows of their own", () => {
  const db = new Database(":memory:");
  migrate(db, MIGRATIONS.slice(0, 1));
  const put = db.prepare("insert into projection (location, kind, key, data) values (?, ?, ?, ?)");
  const actions = [
    { seq: 4, steps: [{ event: "ticket.called" }] },
    { seq: 7, steps: [] },
  ];
  const calls = [{ seq: 4, ticket: "zeitz-20261117-A001" }];
  put.run("zeitz", "location", "", JSON.stringify({ seq: 9, actions, calls, issued: [["A", 1]] }));
  put.run("alzey", "location", "", JSON.stringify({ seq: 0, actions: [], calls: [] }));
  put.run("zeitz", "counter", "1", JSON.stringify({ id: "1", actions: "its own" }));
  migrate(db, MIGRATIONS.slice(0, 2));
  const rows = db
    .query<{ location: string; kind: string; key: string; data: string }, []>(
      "select * from projection order by location, kind, key",
    )
    .all();
  expect(rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) }))).toEqual([
    { location: "alzey", kind: "location", key: "", data: { seq: 0 } },
    { location: "zeitz", kind: "action", key: "4", data: actions[0] },
    { location: "zeitz", kind: "action", key: "7", data: actions[1] },
    { location: "zeitz", kind: "call", key: "4", data: calls[0] },
    { location: "zeitz", kind: "counter", key: "1", data: { id: "1", actions: "its own" } },
    { location: "zeitz", kind: "location", key: "", data: { seq: 9, issued: [["A", 1]] } },
  ]);
});

test("007: who is signed in stays so when visitors may sign in, too", () => {
  const db = new Database(":memory:");
  migrate(db, MIGRATIONS.slice(0, 6));
  const put = db.prepare("insert into session values (?, ?, 'a', 'csrf', 1, 2)");
  put.run("one", "staff");
  put.run("two", "unlocked");
  migrate(db, MIGRATIONS.slice(0, 7));
  db.prepare("insert into session values ('three', 'visitor', 'k', 'csrf', 1, 2)").run();
  expect(db.query("select id, kind from session order by id").values()).toEqual([
    ["one", "staff"],
    ["three", "visitor"],
    ["two", "unlocked"],
  ]);
  expect(() => db.prepare("insert into session values ('four', 'else', 'k', 'csrf', 1, 2)").run()).toThrow();
});
