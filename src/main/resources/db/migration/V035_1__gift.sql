-- What the vendor gave an account, with the reason and who gave it: balance, a credit line, a coupon, or time.
create table gift (
  bucket smallint not null,
  gift_id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('BALANCE', 'CREDIT_LINE', 'COUPON', 'TERM')),
  currency char(3) not null,
  amount_minor bigint check (amount_minor >= 0),
  before_minor bigint check (before_minor >= 0),
  entry_id uuid,
  coupon_id text,
  subscription_id text,
  ends_at timestamptz,
  reason text not null check (reason <> ''),
  given_by text not null,
  given_at timestamptz not null,
  primary key (bucket, gift_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, account_id, entry_id) references entry,
  foreign key (bucket, account_id, coupon_id) references coupon,
  foreign key (bucket, subscription_id, ends_at) references term,
  constraint given_balance_is_an_entry check ((kind = 'BALANCE') = (entry_id is not null)),
  constraint given_balance_has_an_amount check (kind <> 'BALANCE' or amount_minor > 0),
  constraint given_credit_line_says_both check ((kind = 'CREDIT_LINE') = (before_minor is not null)),
  constraint given_coupon_is_one check ((kind = 'COUPON') = (coupon_id is not null)),
  constraint given_term_is_one check (
    (kind = 'TERM') = (subscription_id is not null) and (subscription_id is null) = (ends_at is null)
    and (kind = 'TERM') = (amount_minor is null))
);
comment on table gift is 'owner: grant';
create unique index gift_of_one_entry on gift (bucket, entry_id) where entry_id is not null;
create unique index gift_of_one_coupon on gift (bucket, account_id, coupon_id) where coupon_id is not null;
create unique index gift_of_one_term on gift (bucket, subscription_id, ends_at) where subscription_id is not null;
create index gift_of_account on gift (bucket, account_id, gift_id);
