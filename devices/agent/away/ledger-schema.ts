/** `kept`: single values as text. `file`: what the kept pages link. */
export const LEDGER_SCHEMA: readonly string[] = [
  `create table if not exists draw (
    seq integer primary key autoincrement,
    ledger text not null,
    form text not null unique,
    day text not null,
    sure integer not null,
    queue text not null,
    n integer not null,
    service text not null,
    language text not null,
    channel text not null,
    origin text not null,
    boot text not null,
    at_ms real not null,
    after_ms real,
    issued_at integer not null,
    paper text not null default 'asked',
    handed text,
    unique (day, queue, n)
  ) strict`,
  "create table if not exists kept (name text primary key, value text not null) strict",
  "create table if not exists file (url text primary key, type text not null, body blob not null) strict",
];
