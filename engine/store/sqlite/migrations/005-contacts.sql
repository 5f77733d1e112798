-- Personal data of appointments. `code`, `email` and `phone` are marks that find a row without opening it; `look_at` is
-- when retention looks at it next.
create table contact (
  id text not null primary key,
  location text not null,
  code text not null unique,
  email text,
  phone text,
  account text,
  sealed text not null,
  keep_until_at integer not null,
  look_at integer not null
) strict, without rowid;

create index contact_email on contact (email) where email is not null;
create index contact_phone on contact (phone) where phone is not null;
create index contact_account on contact (account) where account is not null;
create index contact_look on contact (look_at);
