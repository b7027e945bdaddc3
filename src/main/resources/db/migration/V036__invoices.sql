-- What an invoice says of a line stands with the line as the catalog said it when it was paid; lines paid before that
-- was kept go by the catalog as it is. What was invoiced of a line, less what was credited, is kept beside what may be.
alter table order_line
  add column billing_entity text,
  add column content_en text,
  add column content_zh text,
  add column tax_percent smallint check (tax_percent between 0 and 99),
  add column invoiced_minor bigint not null default 0,
  add constraint sold_says_all_or_nothing check (
    num_nulls(billing_entity, content_en, content_zh, tax_percent) in (0, 4)),
  add constraint invoiced_within_cash check (invoiced_minor between 0 and wallet_minor);
create index order_line_to_credit on order_line (bucket, order_id) where invoiced_minor > invoiceable_minor;

create table invoice_title (
  bucket smallint not null,
  title_id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('PERSON', 'COMPANY')),
  name text not null check (name <> ''),
  tax_number text not null,
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  address text not null,
  bank text not null,
  bank_account text not null,
  phone text not null,
  email text not null,
  preferred boolean not null,
  removed_at timestamptz,
  primary key (bucket, title_id),
  foreign key (bucket, account_id) references account,
  constraint removed_is_not_preferred check (removed_at is null or not preferred)
);
comment on table invoice_title is 'owner: invoice';
create unique index one_preferred_title on invoice_title (bucket, account_id) where preferred;
create index title_of_account on invoice_title (bucket, account_id, title_id);

-- What an account chose: invoices made by themselves each month; and, by the operator, what a refund comes to.
create table invoice_choice (
  bucket smallint not null,
  account_id text not null,
  title_id uuid,
  next_month date,
  due_at timestamptz,
  on_refund text not null check (on_refund in ('CREDIT_NOTE', 'DEFICIT')),
  primary key (bucket, account_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, title_id) references invoice_title,
  constraint automatic_says_all_or_nothing check (num_nulls(title_id, next_month, due_at) in (0, 3)),
  constraint a_month_begins_on_its_first check (extract(day from next_month) = 1)
);
comment on table invoice_choice is 'owner: invoice';
create index invoice_choice_due on invoice_choice (bucket, due_at) where due_at is not null;

-- Papers, as they were decided. Rows of these tables are added and never changed: no statement updates them.
create table invoice (
  bucket smallint not null,
  invoice_id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  origin text not null check (origin in ('ORDERS', 'MONTH', 'AUTOMATIC', 'REFUND')),
  month date,
  entity text not null check (entity <> ''),
  currency char(3) not null,
  gross_minor bigint not null check (gross_minor > 0),
  buyer jsonb not null,
  corrects_invoice_id uuid,
  form_key text check (form_key ~ '^[!-~]{8,64}$'),
  asked_at timestamptz not null,
  primary key (bucket, invoice_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, corrects_invoice_id) references invoice,
  constraint credit_note_names_its_invoice check ((kind = 'CREDIT_NOTE') = (corrects_invoice_id is not null)),
  constraint credit_note_comes_of_a_refund check ((kind = 'CREDIT_NOTE') = (origin = 'REFUND')),
  constraint invoice_month_begins_on_its_first check (extract(day from month) = 1)
);
comment on table invoice is 'owner: invoice';
create unique index invoice_of_form on invoice (bucket, account_id, form_key, entity) where form_key is not null;
create index invoice_of_account on invoice (bucket, account_id, invoice_id);
create index credit_note_of_invoice on invoice (bucket, corrects_invoice_id) where corrects_invoice_id is not null;

create table invoice_line (
  bucket smallint not null,
  invoice_id uuid not null,
  line_no int not null check (line_no > 0),
  order_id uuid not null,
  order_line_no smallint not null,
  content_en text not null,
  content_zh text not null,
  tax_percent smallint not null check (tax_percent between 0 and 99),
  gross_minor bigint not null check (gross_minor > 0),
  primary key (bucket, invoice_id, line_no),
  foreign key (bucket, invoice_id) references invoice,
  foreign key (bucket, order_id, order_line_no) references order_line,
  constraint a_line_once_on_a_paper unique (bucket, invoice_id, order_id, order_line_no)
);
comment on table invoice_line is 'owner: invoice';
create index invoice_line_of_order on invoice_line (bucket, order_id, order_line_no);

-- The outbox of papers that wait for their number.
create table invoice_waiting (
  bucket smallint not null,
  invoice_id uuid not null,
  primary key (bucket, invoice_id),
  foreign key (bucket, invoice_id) references invoice
);
comment on table invoice_waiting is 'owner: invoice';

-- A paper as it was issued: number, date, and its very bytes, which the database itself holds to their hash.
create table invoice_issue (
  bucket smallint not null,
  invoice_id uuid not null,
  account_id text not null,
  number text not null check (number <> ''),
  issued_on date not null,
  issued_at timestamptz not null,
  content jsonb not null,
  document bytea not null,
  hash text not null,
  primary key (bucket, invoice_id),
  foreign key (bucket, invoice_id) references invoice,
  constraint a_number_is_one_paper unique (bucket, number),
  constraint hash_is_of_the_document check (hash = encode(sha256(document), 'hex'))
);
comment on table invoice_issue is 'owner: invoice';

-- In the bucket of the billing entity: the numbers given, each after the one before and not dated earlier. The chain of
-- keys leaves no gap: a number names the one before it, or is the first of its year.
create table invoice_series (
  bucket smallint not null references slot,
  entity text not null,
  kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  year int not null,
  last_number int not null check (last_number >= 0),
  last_on date not null,
  primary key (bucket, entity, kind),
  constraint series_year_is_of_its_last check (year = extract(year from last_on))
);
comment on table invoice_series is 'owner: invoice';

create table invoice_number (
  bucket smallint not null references slot,
  entity text not null,
  kind text not null,
  year int not null,
  number int not null check (number > 0),
  issued_on date not null,
  prior_number int,
  prior_on date,
  invoice_id uuid not null,
  primary key (bucket, entity, kind, year, number),
  foreign key (bucket, entity, kind) references invoice_series,
  constraint number_and_its_date unique (bucket, entity, kind, year, number, issued_on),
  constraint numbers_have_no_gap foreign key (bucket, entity, kind, year, prior_number, prior_on)
    references invoice_number (bucket, entity, kind, year, number, issued_on),
  constraint only_the_first_has_no_prior check (
    (number = 1) = (prior_number is null) and (prior_number is null) = (prior_on is null)),
  constraint prior_is_the_one_before check (prior_number = number - 1),
  constraint dates_never_go_back check (issued_on >= prior_on),
  constraint number_is_of_its_year check (year = extract(year from issued_on)),
  constraint a_paper_has_one_number unique (bucket, invoice_id)
);
comment on table invoice_number is 'owner: invoice';

-- What was refunded, is on papers all the same, and is to be settled by not invoicing what comes next (rule 28).
create table invoice_deficit (
  bucket smallint not null,
  account_id text not null,
  deficit_id uuid not null,
  at timestamptz not null,
  entity text not null,
  currency char(3) not null,
  tax_percent smallint not null check (tax_percent between 0 and 99),
  amount_minor bigint not null check (amount_minor <> 0),
  order_id uuid not null,
  order_line_no smallint not null,
  invoice_id uuid,
  primary key (bucket, account_id, deficit_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, order_id, order_line_no) references order_line
);
comment on table invoice_deficit is 'owner: invoice';
comment on column invoice_deficit.amount_minor is 'above zero: taken off what the line has on papers; below: settled by the line';
create index deficit_of_line on invoice_deficit (bucket, order_id, order_line_no);
