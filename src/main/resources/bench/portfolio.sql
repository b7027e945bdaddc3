-- Fills a new database with accounts and items that all are to be renewed on one morning. The staged tables say which
-- account and which item there is, and in which bucket (Java's Buckets knows); everything else follows in sets.

-- name: trust
-- The rows refer to each other by construction; only a superuser may say so, and it only saves time.
set session_replication_role = replica

-- name: stage
create temporary table staged (n int, id text, bucket smallint, named_bucket smallint, account_id text)

-- name: copy
copy staged from stdin

-- name: account
with added as (
  insert into account (bucket, account_id, name, currency, time_zone, language, email, created_at)
  select bucket, id, 'Account ' || n, 'CNY', 'Asia/Shanghai', 'en', id || '@example.com', ? from staged returning *)
insert into contact (bucket, account_id, contact_id, name, rank, parts, email, email_verified_at, created_at)
select bucket, account_id, md5('contact of ' || account_id)::uuid, name, 0, '{OWNER,BILLING,TECHNICAL}', email,
  created_at, created_at from added

-- name: wallet
insert into wallet (bucket, account_id, currency, balance_minor, held_minor, credit_limit_minor)
select bucket, id, 'CNY', ?, 0, 0 from staged

-- name: opening
insert into entry (bucket, account_id, entry_id, at, debit, credit, amount_minor, currency, reason)
select bucket, id, uuidv7(), ?, 'OPENING', 'WALLET', ?, 'CNY', 'opening balance' from staged

-- name: coupon
-- Every fifth account holds a coupon that pays three items and part of a fourth.
insert into coupon (bucket, account_id, coupon_id, kind, value, remaining, opening, products, order_types, valid_from,
  valid_until, created_at)
select bucket, id, 'coupon-' || n, 'CASH', c.value, c.value, c.value, '{}', '{RENEWAL}', d.day,
  d.day + interval '2 years', d.day
from staged cross join (select ?::bigint as value) c cross join (select ?::timestamptz as day) d where n % 5 = 4

-- name: subscription
insert into subscription (bucket, subscription_id, account_id, product, edition, name, billing, started_at, expires_at,
  term_number, anchor_day, mode, renewal_months, auto_since, agreed_price_minor, phase, next_try_at, sequence,
  next_step_at, next_reminder_at, reminded_until, reminders_since)
select s.bucket, s.id, s.account_id, 'dms', 'standard', 'Item ' || s.n, 'SUBSCRIPTION', d.starts_at, d.ends_at,
  1, d.anchor_day, 'AUTO', 1, d.starts_at, d.price, 'ACTIVE', d.try_at, 1, d.ends_at, d.remind_at, d.reminded_until,
  d.reminded_until
from staged s cross join (select ?::timestamptz as starts_at, ?::timestamptz as ends_at, ?::int as anchor_day,
  ?::bigint as price, ?::timestamptz as try_at, ?::timestamptz as remind_at, ?::timestamptz as reminded_until) d

-- name: term
insert into term (bucket, subscription_id, term_number, starts_at, ends_at, granted_because)
select bucket, id, 1, d.starts_at, d.ends_at, 'imported'
from staged cross join (select ?::timestamptz as starts_at, ?::timestamptz as ends_at) d

-- name: directory
insert into directory (bucket, subscription_id, account_id) select named_bucket, id, account_id from staged

-- name: restage
truncate staged

-- name: finish
-- Only what has rows: statistics of an empty table would mislead the planner once it is full.
vacuum analyze account, contact, wallet, entry, coupon, subscription, term, directory
