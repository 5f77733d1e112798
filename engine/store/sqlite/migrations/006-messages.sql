-- The outbox. `sealed` is recipient and text; `look_at` is when something is to be done with it next, at last to forget it.
create table message (
  id text not null primary key,
  location text not null,
  appointment text not null,
  ticket text,
  kind text not null,
  start_at integer not null,
  state text not null,
  channel text,
  made_at integer not null,
  expires_at integer not null,
  tries integer not null,
  code text,
  provider text,
  sealed text,
  look_at integer not null,
  forget_at integer not null
) strict, without rowid;

create index message_location on message (location);
create index message_appointment on message (appointment);
create index message_provider on message (provider) where provider is not null;
create index message_look on message (look_at);
