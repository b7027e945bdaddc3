-- Automatic top-up: what a customer agreed to, and each charge of the kept payment method for what renewals lacked.

create table auto_top_up (
  bucket smallint not null,
  account_id text not null,
  state text not null check (state in ('ON', 'OFF', 'PAUSED')),
  currency char(3) not null,
  ceiling_minor bigint not null,
  declines int not null check (declines >= 0),
  agreed_text text not null check (agreed_text <> ''),
  agreed_at timestamptz not null,
  agreed_by text not null check (agreed_by <> ''),
  paused_because text check (paused_because ~ '^[A-Z_]+$'),
  primary key (bucket, account_id),
  foreign key (bucket, account_id) references account,
  constraint ceiling_is_never_below_zero check (ceiling_minor >= 0),
  constraint paused_top_up_says_why check ((state = 'PAUSED') = (paused_because is not null))
);
comment on table auto_top_up is 'owner: autotopup';

create table auto_charge (
  bucket smallint not null,
  payment_id uuid not null,
  account_id text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  month date not null check (extract(day from month) = 1),
  ceiling_minor bigint not null,
  used_minor bigint not null check (used_minor >= 0),
  begun_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null check (attempts >= 0),
  outcome text check (outcome in ('PAID', 'DECLINED', 'LEFT')),
  code text,
  settled_at timestamptz,
  primary key (bucket, payment_id),
  foreign key (bucket, payment_id) references payment,
  foreign key (bucket, account_id) references auto_top_up,
  constraint charge_within_the_ceiling check (used_minor + amount_minor <= ceiling_minor),
  constraint charge_ended_says_when check ((outcome is null) = (settled_at is null))
);
comment on table auto_charge is 'owner: autotopup';
create unique index one_charge_under_way on auto_charge (bucket, account_id) where outcome is null;
create index auto_charge_due on auto_charge (bucket, due_at, payment_id) where outcome is null;
create index auto_charge_of_account on auto_charge (bucket, account_id, month);

create table auto_charge_item (
  bucket smallint not null,
  payment_id uuid not null,
  subscription_id text not null,
  expiration timestamptz not null,
  shortfall_minor bigint not null check (shortfall_minor > 0),
  primary key (bucket, payment_id, subscription_id),
  foreign key (bucket, payment_id) references auto_charge,
  foreign key (bucket, subscription_id) references subscription
);
comment on table auto_charge_item is 'owner: autotopup';
create index auto_charge_of_item on auto_charge_item (bucket, subscription_id, expiration);

alter table kept_method add column expires_after date;

-- A try that waits for a charge says how much it lacked, as one that was refused for want of money does.
alter table attempt drop constraint shortfall_when_short;
alter table attempt add constraint shortfall_when_short
  check ((outcome in ('INSUFFICIENT_BALANCE', 'AWAITING_TOP_UP')) = (shortfall_minor is not null));
