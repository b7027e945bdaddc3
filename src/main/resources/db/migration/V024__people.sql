-- A password that somebody else made lets in until this instant, and then to nothing but choosing an own one.
alter table users add column password_once_until timestamptz
  check (password_once_until is null or password_hash is not null);

-- Who came in, and who did not: of each, a user's last 100 tries of the last 90 days. By the machine's own clock, in a
-- sandbox too. The session is known by its hash alone, for its id opens the door.
create table sign_in (
  bucket smallint not null,
  login text not null,
  sign_in_id uuid not null,
  at timestamptz not null,
  way text not null check (way in ('PASSWORD', 'PASSKEY', 'OPENID')),
  outcome text not null check (outcome in ('SIGNED_IN', 'WRONG_PASSWORD', 'DISABLED', 'TOO_OFTEN')),
  address text not null,
  browser text not null,
  session_hash bytea check (length(session_hash) = 32),
  primary key (bucket, login, sign_in_id),
  foreign key (bucket, login) references users on delete cascade,
  constraint only_who_came_in_has_a_session check (session_hash is null or outcome = 'SIGNED_IN')
);
comment on table sign_in is 'owner: user';

-- Which accounts a mailbox's or a domain's name leads to (rule 33). Its own bucket is the name's: a few rows, found by
-- name. Names of other things are not here: nobody can be found by "database".
create table item_name (
  bucket smallint not null references slot,
  name text not null check (name ~ '^([^[:space:]@]+@)?[^[:space:]@]+[.][^[:space:]@.]+$'),
  subscription_id text not null,
  account_id text not null,
  primary key (bucket, name, subscription_id)
);
comment on table item_name is 'owner: subscription';
insert into item_name (bucket, name, subscription_id, account_id)
select (crc32(convert_to(lower(s.name), 'UTF8')) & 4095) % i.buckets, lower(s.name), s.subscription_id, s.account_id
from subscription s cross join installation i
where lower(s.name) ~ '^([^[:space:]@]+@)?[^[:space:]@]+[.][^[:space:]@.]+$';
