-- Bank transfers (rule 27). A remittance reference leads to the account it was given to, and perhaps to one of its orders:
-- the row by which it is found lies in the bucket of the reference itself, the account's own list in the account's.

create table remittance (
  bucket smallint not null,
  reference text not null check (reference ~ '^RF[0-9]{2}[2-9AC-HJKMNP-RT-Y]{8}$'),
  account_id text not null,
  order_id uuid,
  primary key (bucket, reference)
);
comment on table remittance is 'owner: bank';

create table account_reference (
  bucket smallint not null,
  reference text not null,
  account_id text not null,
  order_id uuid,
  made_at timestamptz not null,
  primary key (bucket, reference),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, order_id) references orders
);
comment on table account_reference is 'owner: bank';
create unique index one_reference_per_account on account_reference (bucket, account_id) where order_id is null;
create unique index one_reference_per_order on account_reference (bucket, order_id) where order_id is not null;

-- A file lies in the bucket of its own hash; a statement and its entries in that of the bank account they are of.

create table statement_file (
  bucket smallint not null,
  file_id uuid not null,
  sha256 text not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  format text not null check (format in ('CAMT', 'CSV')),
  mapping text,
  actor text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  statements bigint not null check (statements >= 0),
  entries bigint not null check (entries >= 0),
  fresh bigint not null check (fresh >= 0),
  left_out bigint not null check (left_out >= 0),
  primary key (bucket, file_id),
  constraint no_more_fresh_than_read check (fresh <= entries),
  constraint csv_has_a_mapping check ((format = 'CSV') = (mapping is not null))
);
comment on table statement_file is 'owner: bank';
create unique index a_file_once on statement_file (bucket, sha256);

create table bank_statement (
  bucket smallint not null,
  statement_id uuid not null,
  bank_account text not null check (bank_account <> ''),
  number text not null check (number <> ''),
  file_id uuid not null,
  currency char(3) not null,
  from_day date,
  to_day date,
  opening_minor bigint,
  closing_minor bigint,
  credits_minor bigint not null check (credits_minor >= 0),
  debits_minor bigint not null check (debits_minor >= 0),
  entries bigint not null check (entries >= 0),
  is_ours boolean not null,
  read_at timestamptz not null,
  primary key (bucket, statement_id)
);
comment on table bank_statement is 'owner: bank';
create unique index a_statement_once on bank_statement (bucket, bank_account, number);

create table bank_entry (
  bucket smallint not null,
  entry_id uuid not null,
  statement_id uuid not null,
  bank_account text not null,
  identity text not null check (identity <> ''),
  booked_on date not null,
  credit boolean not null,
  reversal boolean not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  payer text,
  payer_account text,
  reference text,
  message text not null,
  end_to_end text,
  servicer_reference text,
  bank_code text,
  unclear boolean not null,
  state text not null check (state in
    ('NEW', 'LISTED', 'DESK', 'CREDITING', 'CREDITED', 'TAKING_BACK', 'TAKEN_BACK', 'IGNORED')),
  desk_because text check (desk_because ~ '^[A-Z_]+$'),
  deficit_minor bigint check (deficit_minor > 0),
  account_id text,
  order_id uuid,
  reverses uuid,
  actor text not null,
  settled_at timestamptz,
  settled_because text,
  moved_by uuid,
  imported_at timestamptz not null,
  primary key (bucket, entry_id),
  foreign key (bucket, statement_id) references bank_statement,
  foreign key (bucket, reverses) references bank_entry,
  constraint desk_says_why check (state <> 'DESK' or desk_because is not null),
  constraint settled_says_when check
    ((state in ('CREDITED', 'TAKEN_BACK', 'IGNORED')) = (settled_at is not null)),
  constraint settled_says_why check
    (state not in ('CREDITING', 'CREDITED', 'TAKING_BACK', 'TAKEN_BACK', 'IGNORED') or settled_because is not null),
  constraint credited_is_money_in check
    (state not in ('CREDITING', 'CREDITED') or (credit and account_id is not null)),
  constraint taken_back_is_money_out check
    (state not in ('TAKING_BACK', 'TAKEN_BACK') or (not credit and account_id is not null and reverses is not null)),
  constraint moved_is_settled check ((state in ('CREDITED', 'TAKEN_BACK')) = (moved_by is not null))
);
comment on table bank_entry is 'owner: bank';
create unique index an_entry_once on bank_entry (bucket, bank_account, identity);
create unique index taken_back_once on bank_entry (bucket, reverses) where state in ('TAKING_BACK', 'TAKEN_BACK');
create index bank_entry_of_statement on bank_entry (bucket, statement_id, entry_id);
create index bank_entry_at_the_desk on bank_entry (bucket, booked_on, entry_id) where state = 'DESK';
create index bank_entry_to_do on bank_entry (bucket, entry_id) where state in ('NEW', 'CREDITING', 'TAKING_BACK');
create index bank_entry_by_amount on bank_entry (bucket, bank_account, amount_minor) where state = 'CREDITED';

-- What operators did at the desk, one row an act: much of it concerns no account.
create table desk_act (
  bucket smallint not null,
  act_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor text not null,
  act text not null check (act in ('MATCHED', 'CREDIT', 'TAKE_BACK', 'IGNORE', 'SENT_BACK')),
  account_id text,
  reason text not null check (reason <> ''),
  primary key (bucket, act_id),
  foreign key (bucket, entry_id) references bank_entry
);
comment on table desk_act is 'owner: bank';
create index desk_act_of_entry on desk_act (bucket, entry_id, act_id);

-- The account's side of a settled entry, in the account's bucket: written with the money, once for each entry.
create table bank_receipt (
  bucket smallint not null,
  receipt_id uuid not null,
  account_id text not null,
  direction text not null check (direction in ('IN', 'BACK')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  order_id uuid,
  kept_because text check (kept_because ~ '^[A-Z_]+$'),
  moved_by uuid not null,
  at timestamptz not null,
  primary key (bucket, receipt_id),
  foreign key (bucket, account_id, moved_by) references entry,
  constraint kept_is_for_an_order check (kept_because is null or order_id is not null)
);
comment on table bank_receipt is 'owner: bank';
create unique index one_receipt_per_ledger_entry on bank_receipt (bucket, moved_by);
create index bank_receipt_of_account on bank_receipt (bucket, account_id, receipt_id);

-- How CSV files of a bank are to be read; settings of the vendor.
create table csv_mapping (
  name text not null check (name ~ '^[a-z0-9-]{1,40}$'),
  content text not null,
  actor text not null,
  saved_at timestamptz not null,
  primary key (name)
);
comment on table csv_mapping is 'owner: bank';
