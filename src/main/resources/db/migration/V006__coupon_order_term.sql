create table coupon (
  bucket smallint not null,
  account_id text not null,
  coupon_id text not null check (coupon_id ~ '^[^[:space:]|,"]{1,128}$'),
  kind text not null check (kind in ('CASH', 'THRESHOLD', 'PERCENT')),
  value bigint not null check (value > 0),
  remaining bigint not null,
  opening bigint not null,
  threshold_minor bigint check (threshold_minor >= 0),
  cap_minor bigint check (cap_minor > 0),
  products text[] not null,
  order_types text[] not null check (cardinality(order_types) > 0),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  created_at timestamptz not null,
  primary key (bucket, account_id, coupon_id),
  foreign key (bucket, account_id) references account,
  constraint coupon_never_below_zero check (remaining between 0 and opening and opening between 0 and value),
  constraint coupon_used_whole check (kind = 'CASH' or (remaining in (0, value) and opening in (0, value))),
  constraint percent_is_a_share check (kind <> 'PERCENT' or value <= 100),
  constraint threshold_is_named check ((kind = 'THRESHOLD') = (threshold_minor is not null)),
  constraint coupon_window check (valid_from < valid_until)
);
comment on table coupon is 'owner: coupon';

create table orders (
  bucket smallint not null,
  order_id uuid not null,
  account_id text not null,
  type text not null check (type in ('NEW', 'RENEWAL', 'REFUND')),
  state text not null check (state in ('UNPAID', 'PAID', 'CANCELLED')),
  origin text not null check (origin in ('AUTO', 'MANUAL')),
  currency char(3) not null,
  price_minor bigint not null check (price_minor >= 0),
  coupon_minor bigint not null check (coupon_minor >= 0),
  wallet_minor bigint not null check (wallet_minor >= 0),
  placed_at timestamptz not null,
  paid_at timestamptz,
  lapses_at timestamptz,
  awaits_provider boolean not null,
  cancelled_at timestamptz,
  cancelled_because text,
  undone_at timestamptz,
  undoes_order_id uuid,
  terms_version text,
  primary key (bucket, order_id),
  foreign key (bucket, account_id) references account,
  constraint paid_says_when check ((state = 'PAID') = (paid_at is not null)),
  constraint paid_in_full check (state <> 'PAID' or price_minor = coupon_minor + wallet_minor),
  constraint unpaid_lapses check ((state = 'UNPAID') = (lapses_at is not null)),
  constraint cancelled_says_why check (
    (state = 'CANCELLED') = (cancelled_at is not null) and (cancelled_at is null) = (cancelled_because is null)),
  constraint refund_names_its_order check ((type = 'REFUND') = (undoes_order_id is not null)),
  constraint only_paid_is_undone check (undone_at is null or state = 'PAID')
);
comment on table orders is 'owner: order';
create index order_of_account on orders (bucket, account_id, order_id);
create index order_open_of_account on orders (bucket, account_id) where state = 'UNPAID';
create index order_lapse_due on orders (bucket, lapses_at) where state = 'UNPAID';
create unique index order_undone_once on orders (bucket, undoes_order_id) where undoes_order_id is not null;

create table order_line (
  bucket smallint not null,
  order_id uuid not null,
  line_no smallint not null check (line_no > 0),
  subscription_id text not null,
  period_months int not null check (period_months > 0),
  price_minor bigint not null check (price_minor >= 0),
  coupon_minor bigint not null check (coupon_minor >= 0),
  wallet_minor bigint not null check (wallet_minor >= 0),
  expiration timestamptz,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  open boolean not null,
  invoiceable_minor bigint not null,
  primary key (bucket, order_id, line_no),
  foreign key (bucket, order_id) references orders,
  foreign key (bucket, subscription_id) references subscription,
  constraint line_adds_up check (open or price_minor = coupon_minor + wallet_minor
    or (coupon_minor = 0 and wallet_minor = 0)),
  constraint invoiceable_within_cash check (invoiceable_minor between 0 and wallet_minor),
  constraint line_term check (starts_at < ends_at)
);
comment on table order_line is 'owner: order';
create unique index one_open_order_per_item on order_line (bucket, subscription_id) where open;

create table coupon_use (
  bucket smallint not null,
  order_id uuid not null,
  line_no smallint not null,
  account_id text not null,
  coupon_id text not null,
  taken bigint not null check (taken > 0),
  amount_minor bigint not null check (amount_minor > 0),
  returned_at timestamptz,
  primary key (bucket, order_id, line_no, coupon_id),
  foreign key (bucket, order_id, line_no) references order_line,
  foreign key (bucket, account_id, coupon_id) references coupon
);
comment on table coupon_use is 'owner: coupon';
create index coupon_use_of_coupon on coupon_use (bucket, account_id, coupon_id);

create table term (
  bucket smallint not null,
  subscription_id text not null,
  ends_at timestamptz not null,
  term_number int not null check (term_number > 0),
  starts_at timestamptz not null,
  prior_ends_at timestamptz,
  order_id uuid,
  line_no smallint,
  granted_because text,
  primary key (bucket, subscription_id, ends_at),
  foreign key (bucket, subscription_id) references subscription,
  foreign key (bucket, subscription_id, prior_ends_at) references term,
  foreign key (bucket, order_id, line_no) references order_line,
  constraint one_term_per_expiration unique nulls not distinct (bucket, subscription_id, prior_ends_at),
  constraint term_has_length check (starts_at < ends_at),
  constraint terms_never_overlap check (starts_at >= prior_ends_at),
  constraint only_the_first_has_none_before check ((term_number = 1) = (prior_ends_at is null)),
  constraint paid_or_granted check ((order_id is null) = (line_no is null)
    and (order_id is null) = (granted_because is not null))
);
comment on table term is 'owner: subscription';
create unique index one_term_per_line on term (bucket, order_id, line_no) where order_id is not null;
