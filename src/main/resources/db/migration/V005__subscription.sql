-- A subscription's terms form a chain: each names the end of the one before, every end is named at most once, and a
-- term begins no earlier than that end. So terms cannot overlap (law 3), and one expiration is renewed at most once
-- (law 4), with ordinary unique indexes.

create table subscription (
  bucket smallint not null,
  subscription_id text not null check (subscription_id ~ '^[^[:space:]|,"]{1,128}$'),
  account_id text not null,
  product text not null references product,
  edition text not null,
  name text not null,
  billing text not null check (billing in ('SUBSCRIPTION', 'PAY_AS_YOU_GO')),
  started_at timestamptz not null,
  expires_at timestamptz,
  term_number int not null check (term_number >= 0),
  anchor_day smallint check (anchor_day between 1 and 31),
  mode text not null check (mode in ('MANUAL', 'AUTO', 'NONE')),
  renewal_months int check (renewal_months > 0),
  auto_since timestamptz,
  agreed_price_minor bigint check (agreed_price_minor >= 0),
  rank int check (rank > 0),
  depends_on text,
  phase text not null check (phase in ('ACTIVE', 'GRACE', 'SUSPENDED', 'RELEASED')),
  next_try_at timestamptz,
  sequence int not null check (sequence >= 0),
  waits_for text,
  next_step_at timestamptz,
  next_reminder_at timestamptz,
  reminded_until timestamptz not null,
  released_at timestamptz,
  parked_at timestamptz,
  parked_reason text,
  primary key (bucket, subscription_id),
  foreign key (bucket, account_id) references account,
  constraint fixed_term_or_pay_as_you_go check ((billing = 'SUBSCRIPTION') = (expires_at is not null)),
  constraint auto_needs_a_period check (mode <> 'AUTO' or (renewal_months is not null and auto_since is not null)),
  constraint pay_as_you_go_is_never_due check (
    billing = 'SUBSCRIPTION' or (next_try_at is null and next_step_at is null and next_reminder_at is null)),
  constraint released_is_final check (phase <> 'RELEASED' or (
    released_at is not null and next_try_at is null and next_step_at is null and next_reminder_at is null)),
  constraint released_never_gets_a_term check (released_at is null or (phase = 'RELEASED' and expires_at <= released_at)),
  constraint parked_says_why check ((parked_at is null) = (parked_reason is null))
);
comment on table subscription is 'owner: subscription';
-- An account's tries in the customer's rank order: of a huge account, the first thousand are read and no others.
create index subscription_of_account on subscription
  (bucket, account_id, next_try_at, rank, expires_at, started_at, subscription_id);
-- By account within an instant: what is due the same morning is claimed account by account, without sorting it all.
create index subscription_try_due on subscription (bucket, next_try_at, account_id)
  where next_try_at is not null and parked_at is null;
create index subscription_step_due on subscription (bucket, next_step_at, account_id)
  where next_step_at is not null and parked_at is null;
create index subscription_reminder_due on subscription (bucket, next_reminder_at, account_id)
  where next_reminder_at is not null and parked_at is null;
create index subscription_needing on subscription (bucket, depends_on) where depends_on is not null;
create index subscription_parked on subscription (bucket, parked_at) where parked_at is not null;

-- Which bucket a subscription's name leads to. Its own bucket is the name's, not the account's: one row, found by name.
create table directory (
  bucket smallint not null references slot,
  subscription_id text not null,
  account_id text not null,
  primary key (bucket, subscription_id)
);
comment on table directory is 'owner: subscription';
