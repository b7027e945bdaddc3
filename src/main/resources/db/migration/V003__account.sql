-- Every account-owned table begins its keys with the bucket: the rows of one account live together, and no
-- transaction of a command or a run spans two buckets.

create table account (
  bucket smallint not null references slot,
  account_id text not null check (account_id ~ '^[^[:space:]|,"]{1,128}$'),
  name text not null check (name <> ''),
  currency char(3) not null,
  time_zone text not null,
  language text not null check (language in ('en', 'zh')),
  email text,
  phone text,
  low_balance_threshold_minor bigint check (low_balance_threshold_minor >= 0),
  created_at timestamptz not null,
  primary key (bucket, account_id)
);
comment on table account is 'owner: account';

create table journal (
  bucket smallint not null,
  account_id text not null,
  journal_id uuid not null,
  subscription_id text,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('CUSTOMER', 'OPERATOR', 'SYSTEM')),
  actor text not null,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  facts jsonb not null,
  primary key (bucket, account_id, journal_id),
  foreign key (bucket, account_id) references account
);
comment on table journal is 'owner: journal';
create index journal_of_subscription on journal (bucket, subscription_id, journal_id)
  where subscription_id is not null;
