create table attempt (
  bucket smallint not null,
  subscription_id text not null,
  expiration timestamptz not null,
  attempt_no int not null check (attempt_no > 0),
  due_at timestamptz not null,
  decided_at timestamptz not null,
  outcome text not null check (outcome ~ '^[A-Z_]+$'),
  price_minor bigint,
  shortfall_minor bigint check (shortfall_minor > 0),
  currency char(3) not null,
  order_id uuid,
  primary key (bucket, subscription_id, attempt_no),
  foreign key (bucket, subscription_id) references subscription,
  constraint renewed_names_its_order check (outcome <> 'RENEWED' or order_id is not null),
  constraint shortfall_when_short check ((outcome = 'INSUFFICIENT_BALANCE') = (shortfall_minor is not null))
);
comment on table attempt is 'owner: renewal';
create index attempt_of_order on attempt (bucket, order_id) where outcome = 'AWAITING_PROVIDER';

-- A notice is one message to one person on one channel; until it is sent it gathers all that is due the same day.
create table notice (
  bucket smallint not null,
  notice_id uuid not null,
  account_id text not null,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  channel text not null check (channel in ('EMAIL', 'SMS')),
  recipient text not null check (recipient <> ''),
  language text not null check (language in ('en', 'zh')),
  day date not null,
  due_at timestamptz not null,
  created_at timestamptz not null,
  state text not null check (state in ('QUEUED', 'SENT', 'WITHDRAWN', 'FAILED', 'PARKED')),
  reason text not null,
  late boolean not null,
  facts jsonb not null,
  primary key (bucket, notice_id),
  foreign key (bucket, account_id) references account
);
comment on table notice is 'owner: notice';
create unique index one_message_a_day on notice (bucket, account_id, channel, kind, day, recipient)
  where state = 'QUEUED';
create index notice_due on notice (bucket, due_at) where state = 'QUEUED';

create table notice_item (
  bucket smallint not null,
  subscription_id text not null,
  kind text not null,
  channel text not null,
  expiration timestamptz not null,
  occasion int not null,
  notice_id uuid not null,
  facts jsonb not null,
  primary key (bucket, subscription_id, kind, channel, expiration, occasion),
  foreign key (bucket, notice_id) references notice,
  foreign key (bucket, subscription_id) references subscription
);
comment on table notice_item is 'owner: notice';
create index notice_item_of_notice on notice_item (bucket, notice_id);

create table provider_task (
  bucket smallint not null,
  task_id uuid not null,
  account_id text not null,
  subscription_id text not null,
  action text not null check (action in ('START', 'EXTEND', 'SUSPEND', 'RESUME', 'RELEASE')),
  until timestamptz,
  order_id uuid,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null check (attempts >= 0),
  state text not null check (state in ('QUEUED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'PARKED')),
  answer text,
  answered_at timestamptz,
  primary key (bucket, task_id),
  foreign key (bucket, subscription_id) references subscription
);
comment on table provider_task is 'owner: provider';
create index provider_task_due on provider_task (bucket, due_at, task_id) where state = 'QUEUED';
create index provider_task_of_order on provider_task (bucket, order_id) where order_id is not null;
create index provider_task_of_subscription on provider_task (bucket, subscription_id, task_id);

-- What the clockwork did; not owned by any account.
create table run_log (
  run_id uuid primary key,
  name text not null,
  at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  statement jsonb not null
);
comment on table run_log is 'owner: clockwork';
create index run_log_by_time on run_log (at, started_at);
