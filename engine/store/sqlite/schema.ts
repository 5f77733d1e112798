import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ProjectionRow, Tables } from "../port.ts";

/** The tables as drizzle sees them; `migrations/` makes them, and `schema.test.ts` holds the two together. */
export const journal = sqliteTable("journal", {
  position: integer().primaryKey(),
  location: text().notNull(),
  seq: integer().notNull(),
  previous: integer().notNull(),
  at: integer().notNull(),
  actor: text().notNull(),
  command: text().notNull(),
  type: text().notNull(),
  data: text().notNull(),
});

export const head = sqliteTable("head", {
  location: text().notNull().primaryKey(),
  seq: integer().notNull(),
  position: integer().notNull(),
  at: integer().notNull(),
});

export const day_mark = sqliteTable(
  "day_mark",
  { location: text().notNull(), day: integer().notNull(), position: integer().notNull() },
  (table) => [primaryKey({ columns: [table.location, table.day] })],
);

export const projection = sqliteTable(
  "projection",
  {
    location: text().notNull(),
    kind: text().$type<ProjectionRow["kind"]>().notNull(),
    key: text().notNull(),
    data: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.location, table.kind, table.key] })],
);

export const watermark = sqliteTable("watermark", {
  location: text().notNull().primaryKey(),
  seq: integer().notNull(),
  next_deadline: integer(),
});

export const staff = sqliteTable("staff", {
  id: text().notNull().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  password_hash: text().notNull(),
  locations: text({ mode: "json" }).$type<string[]>().notNull(),
  created_at: integer().notNull(),
});

export const session = sqliteTable("session", {
  id: text().notNull().primaryKey(),
  kind: text().$type<Tables["session"]["kind"]>().notNull(),
  subject: text().notNull(),
  csrf: text().notNull(),
  created_at: integer().notNull(),
  expires_at: integer().notNull(),
});

export const device = sqliteTable("device", {
  id: text().notNull().primaryKey(),
  location: text().notNull(),
  kind: text().notNull(),
  secret_hash: text().notNull(),
  created_at: integer().notNull(),
  revoked_at: integer(),
});

export const sighting = sqliteTable("sighting", {
  id: text().notNull().primaryKey(),
  seen_at: integer().notNull(),
  model: text().notNull(),
  firmware: text().notNull(),
});

export const note = sqliteTable("note", {
  id: text().notNull().primaryKey(),
  location: text().notNull(),
  text: text().notNull(),
  at: integer().notNull(),
});

export const contact = sqliteTable("contact", {
  id: text().notNull().primaryKey(),
  location: text().notNull(),
  code: text().notNull().unique(),
  email: text(),
  phone: text(),
  account: text(),
  sealed: text().notNull(),
  keep_until_at: integer().notNull(),
  look_at: integer().notNull(),
});

export const message = sqliteTable("message", {
  id: text().notNull().primaryKey(),
  location: text().notNull(),
  appointment: text().notNull(),
  ticket: text(),
  kind: text().notNull(),
  start_at: integer().notNull(),
  state: text().notNull(),
  channel: text(),
  made_at: integer().notNull(),
  expires_at: integer().notNull(),
  tries: integer().notNull(),
  code: text(),
  provider: text(),
  sealed: text(),
  look_at: integer().notNull(),
  forget_at: integer().notNull(),
  because: text(),
  sent_at: integer(),
});

export const account = sqliteTable("account", {
  id: text().notNull().primaryKey(),
  email: text().unique(),
  portal: text().unique(),
  sealed: text().notNull(),
  confirmed_at: integer(),
  created_at: integer().notNull(),
  look_at: integer().notNull(),
});

export const passkey = sqliteTable("passkey", {
  id: text().notNull().primaryKey(),
  account: text().notNull(),
  public_key: text().notNull(),
  counter: integer().notNull(),
  transports: text({ mode: "json" }).$type<string[]>().notNull(),
  created_at: integer().notNull(),
});

export const setting = sqliteTable("setting", { id: text().notNull().primaryKey(), value: text().notNull() });
