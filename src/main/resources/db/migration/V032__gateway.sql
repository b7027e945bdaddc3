-- What is known of a payment at its gateway, and that every success there is exactly one top-up here.

alter table payment
  add column session text,
  add column begun_by_kind text not null default 'SYSTEM' check (begun_by_kind in ('CUSTOMER', 'OPERATOR', 'SYSTEM')),
  add column begun_by text not null default 'perennial',
  add column unsure boolean not null default false,
  add column giving_up boolean not null default false,
  add column asks smallint not null default 0,
  add column next_ask_at timestamptz;
alter table payment drop constraint payment_state_check;
alter table payment
  add constraint payment_state_check check (state in ('OPEN', 'SUCCEEDED', 'DECLINED', 'LEFT', 'RETURNED')),
  add constraint unsure_is_open check (state = 'OPEN' or not (unsure or giving_up));
update payment set next_ask_at = begun_at where state = 'OPEN';
create index payment_to_ask_of on payment (bucket, next_ask_at) where next_ask_at is not null;

create table payment_receipt (
  bucket smallint not null,
  payment_id uuid not null,
  reference text not null,
  account_id text not null,
  gateway text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  received_at timestamptz not null,
  entry_id uuid,
  return_key uuid,
  returned_as text,
  primary key (bucket, payment_id, reference),
  foreign key (bucket, payment_id) references payment,
  foreign key (bucket, account_id, entry_id) references entry,
  constraint one_success_one_receipt unique (bucket, gateway, reference),
  constraint one_receipt_one_top_up unique (bucket, payment_id, entry_id),
  constraint received_is_in_or_goes_back check ((entry_id is null) = (return_key is not null)),
  constraint only_what_goes_back_is_back check (returned_as is null or return_key is not null)
);
comment on table payment_receipt is 'owner: payment';
create unique index one_top_up_one_receipt on payment_receipt (bucket, entry_id) where entry_id is not null;
insert into payment_receipt
  select bucket, payment_id, 'payment ' || payment_id, account_id, gateway, currency, amount_minor, ended_at, entry_id,
    null, null
  from payment where state = 'SUCCEEDED';
alter table payment
  add constraint succeeded_by_its_receipt
    foreign key (bucket, payment_id, entry_id) references payment_receipt (bucket, payment_id, entry_id);

-- A way to pay that the customer let the vendor keep for later: only the gateway knows what stands behind it.
create table kept_method (
  bucket smallint not null,
  account_id text not null,
  gateway text not null,
  customer text not null,
  method text not null,
  label text not null,
  kept_at timestamptz not null,
  primary key (bucket, account_id, gateway),
  foreign key (bucket, account_id) references account
);
comment on table kept_method is 'owner: payment';

-- The sandbox's gateway keeps books of its own, as any gateway does: nothing here refers to them, and what it says of a
-- payment may come late, twice or never.
create table sandbox_page (
  bucket smallint not null,
  payment_id uuid not null,
  account_id text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('OPEN', 'PAID', 'DECLINED', 'CLOSED')),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (bucket, payment_id)
);
comment on table sandbox_page is 'owner: payment';
create table sandbox_charge (
  bucket smallint not null,
  payment_id uuid not null,
  reference text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  confirmed_at timestamptz not null,
  method text,
  primary key (bucket, payment_id, reference)
);
comment on table sandbox_charge is 'owner: payment';
create table sandbox_refund (
  bucket smallint not null,
  refund_key uuid not null,
  payment_id uuid not null,
  reference text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  made_at timestamptz not null,
  primary key (bucket, refund_key),
  foreign key (bucket, payment_id, reference) references sandbox_charge
);
comment on table sandbox_refund is 'owner: payment';
create index sandbox_refund_of_charge on sandbox_refund (bucket, payment_id, reference);
