-- The floor: the rows of a renewal written by hand-made SQL, a batch at a time, with nothing decided, no Java between
-- reading and writing, and the same locks, rows, constraints and transactions as the engine's.

-- name: claim
with due as materialized (
  select a.account_id from subscription s join account a on a.bucket = s.bucket and a.account_id = s.account_id
  where s.bucket = ? and a.bucket = ? and s.next_try_at <= ? and s.parked_at is null
  order by s.next_try_at, s.account_id limit ? for update of a skip locked)
select distinct account_id from due order by account_id

-- name: renew
with due as materialized (
  select s.bucket, s.subscription_id, s.account_id, s.product, s.expires_at, s.term_number, s.sequence, s.next_try_at, s.rank,
    s.started_at, a.currency, a.time_zone, a.email, a.language, q.now, q.price, q.terms,
    (s.expires_at at time zone a.time_zone + interval '1 month') at time zone a.time_zone as ends_at
  from subscription s join account a on a.bucket = s.bucket and a.account_id = s.account_id
  cross join (select ?::timestamptz as now, ?::bigint as price, ?::text as terms) q
  where s.bucket = ? and a.bucket = ? and s.account_id = any(?) and s.next_try_at <= ? and s.parked_at is null
  order by s.account_id, s.next_try_at, s.rank, s.expires_at, s.started_at, s.subscription_id
  limit ?),
turns as (
  select d.*, row_number() over (partition by d.account_id order by d.next_try_at, d.rank, d.expires_at, d.started_at,
    d.subscription_id) - 1 as before
  from due d),
shares as (
  select t.*, c.coupon_id, case when c.remaining > t.before * t.price
    then least(t.price, c.remaining - t.before * t.price) else 0 end as by_coupons
  from turns t left join coupon c on c.bucket = t.bucket and c.account_id = t.account_id and c.remaining > 0
    and c.valid_from <= t.now and c.valid_until > t.now),
numbered as (
  select s.*, s.price - s.by_coupons as from_wallet, uuidv7() as order_id,
    to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as to_text,
    to_char(s.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as from_text
  from shares s),
renewed as materialized (
  select n.*, jsonb_build_object('order', n.order_id, 'origin', 'AUTO', 'period', 'P1M',
    'price', n.price / 100 || '.' || lpad((n.price % 100)::text, 2, '0'),
    'coupons', n.by_coupons / 100 || '.' || lpad((n.by_coupons % 100)::text, 2, '0'),
    'wallet', n.from_wallet / 100 || '.' || lpad((n.from_wallet % 100)::text, 2, '0'),
    'currency', n.currency, 'from', n.from_text, 'to', n.to_text) as facts
  from numbered n),
ordered as (
  insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor, coupon_minor,
    wallet_minor, placed_at, paid_at, awaits_provider, terms_version)
  select bucket, order_id, account_id, 'RENEWAL', 'PAID', 'AUTO', currency, price, by_coupons, from_wallet, now, now,
    false, terms from renewed),
lined as (
  insert into order_line (bucket, order_id, line_no, subscription_id, period_months, price_minor, coupon_minor,
    wallet_minor, expiration, starts_at, ends_at, open, invoiceable_minor, billing_entity, content_en, content_zh,
    tax_percent)
  select r.bucket, r.order_id, 1, r.subscription_id, 1, r.price, r.by_coupons, r.from_wallet, r.expires_at, r.expires_at,
    r.ends_at, false, r.from_wallet, p.document #>> '{selling,billingEntity}',
    p.document #>> '{selling,invoiceContent,en}', p.document #>> '{selling,invoiceContent,zh}',
    (p.document #>> '{selling,taxPercent}')::smallint
  from renewed r join product p on p.code = r.product),
used as (
  insert into coupon_use (bucket, order_id, line_no, account_id, coupon_id, taken, amount_minor)
  select bucket, order_id, 1, account_id, coupon_id, by_coupons, by_coupons from renewed where by_coupons > 0),
taken as (
  update coupon c set remaining = c.remaining - u.taken
  from (select bucket, account_id, coupon_id, sum(by_coupons) as taken from renewed where by_coupons > 0
    group by bucket, account_id, coupon_id) u
  where c.bucket = u.bucket and c.account_id = u.account_id and c.coupon_id = u.coupon_id),
added as (
  insert into term (bucket, subscription_id, term_number, starts_at, ends_at, prior_ends_at, order_id, line_no)
  select bucket, subscription_id, term_number + 1, expires_at, ends_at, expires_at, order_id, 1 from renewed),
extended as (
  update subscription s set expires_at = r.ends_at, term_number = r.term_number + 1,
    next_try_at = r.next_try_at + interval '1 month', sequence = r.sequence + 1, next_step_at = r.ends_at,
    next_reminder_at = ((r.ends_at at time zone r.time_zone)::date - 30 + time '09:00') at time zone r.time_zone,
    reminded_until = r.now, reminders_since = r.now
  from renewed r where s.bucket = r.bucket and s.subscription_id = r.subscription_id),
posted as (
  insert into entry (bucket, account_id, entry_id, at, debit, credit, amount_minor, currency, reason, order_id)
  select bucket, account_id, uuidv7(), now, side.debit, 'SALES', side.amount, currency,
    'renewal of ' || subscription_id, order_id
  from renewed cross join lateral (values ('WALLET', from_wallet), ('PROMOTION', by_coupons)) side (debit, amount)
  where side.amount > 0),
spent as (
  update wallet w set balance_minor = w.balance_minor - u.spent
  from (select bucket, account_id, sum(from_wallet) as spent from renewed where from_wallet > 0
    group by bucket, account_id) u
  where w.bucket = u.bucket and w.account_id = u.account_id),
tasked as (
  insert into provider_task (bucket, task_id, account_id, subscription_id, action, until, created_at, due_at, attempts,
    state)
  select bucket, uuidv7(), account_id, subscription_id, 'EXTEND', ends_at, now, now, 0, 'QUEUED' from renewed),
journaled as (
  insert into journal (bucket, account_id, journal_id, subscription_id, at, actor_kind, actor, kind, facts)
  select bucket, account_id, uuidv7(), subscription_id, now, 'SYSTEM', 'perennial', 'RENEWED', facts from renewed
  returning bucket, account_id, journal_id),
waited as (
  insert into event_waiting (bucket, account_id, from_id)
  select distinct on (account_id) bucket, account_id, journal_id from journaled order by account_id, journal_id
  on conflict (bucket, account_id) do update set from_id = least(event_waiting.from_id, excluded.from_id)),
told as (
  insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day, due_at,
    created_at, state, reason, late)
  select r.bucket, uuidv7(), r.account_id, 'RENEWED', c.channel, c.contact_id, c.recipient, r.language,
    (r.now at time zone r.time_zone)::date, r.now, r.now, 'QUEUED', 'on time', false
  from (select distinct bucket, account_id, language, now, time_zone from renewed) r
  cross join lateral (
    select 'EMAIL' as channel, contact_id, email as recipient from contact
    where bucket = r.bucket and account_id = r.account_id and removed_at is null
    union all
    select 'CONSOLE', '00000000-0000-0000-0000-000000000000', r.account_id) c
  on conflict (bucket, account_id, contact_id, channel, kind, day) where state = 'QUEUED'
  do update set late = notice.late or excluded.late, recipient = excluded.recipient
  returning notice_id, account_id, channel, contact_id),
itemized as (
  insert into notice_item (bucket, item_id, notice_id, subscription_id, product, kind, channel, contact_id, expiration,
    occasion, facts)
  select r.bucket, uuidv7(), t.notice_id, r.subscription_id, r.product, 'RENEWED', t.channel, t.contact_id, r.expires_at,
    r.sequence + 1, r.facts
  from renewed r join told t on t.account_id = r.account_id)
insert into attempt (bucket, subscription_id, expiration, attempt_no, due_at, decided_at, outcome, price_minor,
  currency, order_id)
select bucket, subscription_id, expires_at, sequence + 1, next_try_at, now, 'RENEWED', price, currency, order_id
from renewed
