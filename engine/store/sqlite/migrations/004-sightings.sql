create table sighting (
  id text not null primary key,
  seen_at integer not null,
  model text not null,
  firmware text not null
) strict, without rowid;
