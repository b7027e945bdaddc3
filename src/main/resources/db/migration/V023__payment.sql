-- What customers pay through a gateway. A payment that succeeded is one top-up: the entry that brought its money in.

create table payment (
  bucket smallint not null,
  payment_id uuid not null,
  account_id text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  order_id uuid,
  gateway text not null check (gateway ~ '^[a-z]+$'),
  state text not null check (state in ('OPEN', 'SUCCEEDED', 'DECLINED', 'LEFT')),
  begun_at timestamptz not null,
  ended_at timestamptz,
  entry_id uuid,
  kept_because text check (kept_because ~ '^[A-Z_]+$'),
  primary key (bucket, payment_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, order_id) references orders,
  foreign key (bucket, account_id, entry_id) references entry,
  constraint payment_ended_says_when check ((state = 'OPEN') = (ended_at is null)),
  constraint payment_succeeded_is_a_top_up check ((state = 'SUCCEEDED') = (entry_id is not null)),
  constraint kept_is_an_orders_money check (kept_because is null or (state = 'SUCCEEDED' and order_id is not null))
);
comment on table payment is 'owner: payment';
create unique index top_up_of_one_payment on payment (bucket, entry_id) where entry_id is not null;
create unique index one_open_payment_per_order on payment (bucket, order_id) where state = 'OPEN';
create index payment_of_account on payment (bucket, account_id, payment_id);
