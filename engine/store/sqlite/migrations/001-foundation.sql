-- The truth. `previous` is the position of the location's event before this one, 0 for none: a location is read by
-- walking it backwards from its head, so that appending needs no index.
create table journal (
  position integer primary key,
  location text not null,
  seq integer not null,
  previous integer not null,
  at integer not null,
  actor text not null,
  command text not null,
  type text not null,
  data text not null
) strict;

-- Where the walk starts, as of the highest position in here; what came later is read from the journal at opening.
create table head (
  location text not null primary key,
  seq integer not null,
  position integer not null,
  at integer not null
) strict, without rowid;

-- The first event of a location on a UTC day (days since 1970), so that an old day is found without walking there.
create table day_mark (
  location text not null,
  day integer not null,
  position integer not null,
  primary key (location, day)
) strict, without rowid;

create table projection (
  location text not null,
  kind text not null,
  key text not null,
  data text not null,
  primary key (location, kind, key)
) strict, without rowid;

create table watermark (
  location text not null primary key,
  seq integer not null,
  next_deadline integer
) strict, without rowid;

create table staff (
  id text not null primary key,
  login text not null unique,
  name text not null,
  password_hash text not null,
  locations text not null,
  created_at integer not null
) strict, without rowid;

create table session (
  id text not null primary key,
  kind text not null check (kind in ('staff', 'unlocked')),
  subject text not null,
  csrf text not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;

create table device (
  id text not null primary key,
  location text not null,
  kind text not null,
  secret_hash text not null,
  created_at integer not null,
  revoked_at integer
) strict, without rowid;

create table note (
  id text not null primary key,
  location text not null,
  text text not null,
  at integer not null
) strict, without rowid;

create table setting (
  id text not null primary key,
  value text not null
) strict, without rowid;
