-- Money out (rule 4 of what comes in goes back): an outbox of payouts. The money leaves the wallet when it is asked for,
-- and comes back where the answer is a final no. To a payment goes never more than came in by it: what of each receipt is
-- given back, or on its way, stands beside what it brought in.
alter table payment_receipt
  add constraint receipt_of_an_amount unique (bucket, payment_id, reference, amount_minor);

create table payout_source (
  bucket smallint not null,
  payment_id uuid not null,
  reference text not null,
  account_id text not null,
  received_minor bigint not null,
  given_minor bigint not null,
  primary key (bucket, payment_id, reference),
  foreign key (bucket, payment_id, reference, received_minor)
    references payment_receipt (bucket, payment_id, reference, amount_minor),
  constraint never_more_than_came_in check (given_minor between 0 and received_minor)
);
comment on table payout_source is 'owner: payout';

create table payout (
  bucket smallint not null,
  payout_id uuid not null,
  account_id text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  way text not null check (way in ('PAYMENT', 'BANK')),
  cause text not null check (cause in ('WITHDRAWAL', 'REFUND')),
  refund_id uuid,
  payment_id uuid,
  reference text,
  holder text,
  bank_account text,
  bic text,
  state text not null check (state in ('WAITING', 'UNKNOWN', 'PAID', 'REFUSED')),
  asked_at timestamptz not null,
  asked_by text not null,
  next_at timestamptz,
  tries smallint not null check (tries >= 0),
  answer text,
  ended_at timestamptz,
  ended_because text,
  entry_id uuid not null,
  back_entry_id uuid,
  primary key (bucket, payout_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, account_id, entry_id) references entry,
  foreign key (bucket, account_id, back_entry_id) references entry,
  foreign key (bucket, refund_id) references orders,
  foreign key (bucket, payment_id, reference) references payout_source,
  constraint payout_goes_one_way check (
    case way when 'PAYMENT' then payment_id is not null and reference is not null and bank_account is null
      else payment_id is null and reference is null and bank_account is not null and holder is not null end),
  constraint payout_of_a_refund_names_it check ((cause = 'REFUND') = (refund_id is not null)),
  constraint payout_ended_says_when check ((state in ('PAID', 'REFUSED')) = (ended_at is not null)),
  constraint refused_payout_is_back check ((state = 'REFUSED') = (back_entry_id is not null)),
  constraint paid_payout_has_an_answer check (state <> 'PAID' or answer is not null),
  constraint payout_is_carried_while_open check (
    (next_at is not null) = (way = 'PAYMENT' and state in ('WAITING', 'UNKNOWN')))
);
comment on table payout is 'owner: payout';
create unique index payout_of_one_entry on payout (bucket, entry_id);
create unique index payout_back_by_one_entry on payout (bucket, back_entry_id) where back_entry_id is not null;
create index payout_due on payout (bucket, next_at) where next_at is not null;
create index payout_of_account on payout (bucket, account_id, payout_id);
create index payout_of_refund on payout (bucket, refund_id) where refund_id is not null;
create index receipt_of_account on payment_receipt (bucket, account_id, received_at);
