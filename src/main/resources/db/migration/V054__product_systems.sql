-- A task that a product's system took on, and confirms later, waits until its deadline; then it is asked again.
alter table provider_task drop constraint provider_task_state_check;
alter table provider_task add constraint provider_task_state_check
  check (state in ('QUEUED', 'ACCEPTED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'PARKED'));
drop index provider_task_due;
create index provider_task_due on provider_task (bucket, due_at, task_id) where state in ('QUEUED', 'ACCEPTED');

-- How a product's own system is reached. One secret signs; the one before it signs beside it for a while.
create table product_system (
  product text primary key references product,
  address text not null check (address ~ '^https?://[^[:space:]]+$'),
  enabled boolean not null,
  timeout_seconds int not null check (timeout_seconds between 1 and 60),
  at_once int not null check (at_once between 1 and 32),
  patience_minutes int not null check (patience_minutes between 1 and 10080),
  secret bytea not null,
  secret_since timestamptz not null,
  secret_before bytea,
  before_until timestamptz,
  revision int not null check (revision > 0),
  constraint before_ends check ((secret_before is null) = (before_until is null))
);
comment on table product_system is 'owner: product';

-- What the vendor's people did to it, and why.
create table product_system_log (
  log_id uuid primary key,
  product text not null references product_system,
  at timestamptz not null,
  who text not null,
  what text not null check (what in ('CONNECTED', 'CHANGED', 'SECRET_CHANGED', 'SECRET_BEFORE_ENDED', 'COMPARED')),
  facts jsonb not null
);
comment on table product_system_log is 'owner: product';
create index product_system_log_of_product on product_system_log (product, at desc);

-- When it last answered, and since when it does not.
create table product_health (
  product text primary key references product_system,
  answered_at timestamptz,
  silent_since timestamptz,
  silent_why text,
  constraint silent_says_why check ((silent_since is null) = (silent_why is null))
);
comment on table product_health is 'owner: product';

-- The last comparison of its list with ours; one at a time, whoever asks for it.
create table product_comparison (
  product text primary key references product_system,
  started_at timestamptz not null,
  finished_at timestamptz,
  runs_until timestamptz,
  theirs bigint not null check (theirs >= 0),
  ours bigint not null check (ours >= 0),
  differences bigint not null check (differences >= 0),
  failed text
);
comment on table product_comparison is 'owner: product';

create table product_difference (
  product text not null references product_system,
  item text not null,
  kind text not null check (kind in ('ONLY_HERE', 'ONLY_THERE', 'UNTIL_DIFFERS', 'QUANTITY_DIFFERS', 'SHOULD_STOP',
    'SHOULD_RUN', 'STILL_THERE')),
  account_id text,
  name text,
  ours text not null,
  theirs text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null check (last_seen_at >= first_seen_at),
  sent_at timestamptz,
  sent_by text,
  primary key (product, item, kind),
  constraint only_there_is_nobodys check ((kind = 'ONLY_THERE') = (account_id is null)),
  constraint sent_names_who check ((sent_at is null) = (sent_by is null))
);
comment on table product_difference is 'owner: product';
