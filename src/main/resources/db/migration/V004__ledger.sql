-- Double entry: an entry moves an amount from the ledger account it debits to the one it credits, so that all ledger
-- accounts of a currency sum to zero by construction. The wallet keeps its sum beside, updated in the same transaction.

create table wallet (
  bucket smallint not null,
  account_id text not null,
  currency char(3) not null,
  balance_minor bigint not null,
  held_minor bigint not null check (held_minor >= 0),
  credit_limit_minor bigint not null check (credit_limit_minor >= 0),
  primary key (bucket, account_id),
  foreign key (bucket, account_id) references account,
  constraint wallet_never_below_its_floor check (balance_minor + credit_limit_minor - held_minor >= 0)
);
comment on table wallet is 'owner: ledger';

create table entry (
  bucket smallint not null,
  account_id text not null,
  entry_id uuid not null,
  at timestamptz not null,
  debit text not null check (debit in ('WALLET', 'TOP_UP', 'SALES', 'PROMOTION', 'OPENING')),
  credit text not null check (credit in ('WALLET', 'TOP_UP', 'SALES', 'PROMOTION', 'OPENING')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  reason text not null check (reason <> ''),
  order_id uuid,
  primary key (bucket, account_id, entry_id),
  foreign key (bucket, account_id) references wallet,
  constraint entry_has_two_sides check (debit <> credit)
);
comment on table entry is 'owner: ledger';
create unique index entry_once_for_order on entry (bucket, order_id, debit, credit) where order_id is not null;

create table hold (
  bucket smallint not null,
  account_id text not null,
  hold_id uuid not null,
  subscription_id text,
  order_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null,
  primary key (bucket, account_id, hold_id),
  foreign key (bucket, account_id) references wallet,
  constraint hold_is_for_an_item_or_an_order check ((subscription_id is null) <> (order_id is null))
);
comment on table hold is 'owner: ledger';
create unique index hold_once_for_item on hold (bucket, subscription_id) where subscription_id is not null;
create unique index hold_once_for_order on hold (bucket, order_id) where order_id is not null;
