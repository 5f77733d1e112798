-- Accounts of visitors. `email` and `portal` are marks that find a row without opening it; `look_at` is when retention
-- looks at it next.
create table account (
  id text not null primary key,
  email text unique,
  portal text unique,
  sealed text not null,
  confirmed_at integer,
  created_at integer not null,
  look_at integer not null
) strict, without rowid;

create index account_look on account (look_at);

create table passkey (
  id text not null primary key,
  account text not null,
  public_key text not null,
  counter integer not null,
  transports text not null,
  created_at integer not null
) strict, without rowid;

create index passkey_account on passkey (account);

-- Visitors sign in too.
create table widened (
  id text not null primary key,
  kind text not null check (kind in ('staff', 'unlocked', 'visitor')),
  subject text not null,
  csrf text not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;

insert into widened (id, kind, subject, csrf, created_at, expires_at)
select id, kind, subject, csrf, created_at, expires_at from session;

drop table session;

alter table widened rename to session;
