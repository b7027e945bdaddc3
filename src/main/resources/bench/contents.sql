-- What each table holds after a run: how many rows, and one number that is equal only for equal contents, leaving out
-- ids made on the way. Without the bucket on purpose: these statements read whole tables of a scratch database.

-- name: orders
select count(*), sum(hashtextextended(row(bucket, account_id, type, state, origin, currency, price_minor, coupon_minor,
  wallet_minor, placed_at, paid_at, lapses_at, awaits_provider, cancelled_at, undone_at, undoes_order_id,
  terms_version)::text, 0)) from orders

-- name: order_line
select count(*), sum(hashtextextended(row(bucket, line_no, subscription_id, period_months, price_minor, coupon_minor,
  wallet_minor, expiration, starts_at, ends_at, open, invoiceable_minor, billing_entity, content_en, content_zh, tax_percent)::text, 0))
  from order_line

-- name: coupon_use
select count(*), sum(hashtextextended(row(bucket, line_no, account_id, coupon_id, taken, amount_minor,
  returned_at)::text, 0)) from coupon_use

-- name: coupon
select count(*), sum(hashtextextended(c::text, 0)) from coupon c

-- name: term
select count(*), sum(hashtextextended(row(bucket, subscription_id, ends_at, term_number, starts_at, prior_ends_at,
  order_id is null, line_no, granted_because)::text, 0)) from term

-- name: subscription
select count(*), sum(hashtextextended(s::text, 0)) from subscription s

-- name: entry
select count(*), sum(hashtextextended(row(bucket, account_id, at, debit, credit, amount_minor, currency, reason,
  order_id is null)::text, 0)) from entry

-- name: wallet
select count(*), sum(hashtextextended(w::text, 0)) from wallet w

-- name: provider_task
select count(*), sum(hashtextextended(row(bucket, account_id, subscription_id, action, until, order_id, created_at,
  due_at, attempts, state)::text, 0)) from provider_task

-- name: journal
select count(*), sum(hashtextextended(row(bucket, account_id, subscription_id, at, actor_kind, actor, kind,
  facts - 'order')::text, 0)) from journal

-- name: event_waiting
select count(*), sum(hashtextextended(row(bucket, account_id)::text, 0)) from event_waiting

-- name: notice
select count(*), sum(hashtextextended(row(bucket, account_id, kind, channel, contact_id, recipient, language, day, due_at,
  created_at, state, reason, late)::text, 0)) from notice

-- name: notice_item
select count(*), sum(hashtextextended(row(bucket, subscription_id, product, kind, channel, contact_id, expiration, occasion,
  facts - 'order')::text, 0)) from notice_item

-- name: attempt
select count(*), sum(hashtextextended(row(bucket, subscription_id, expiration, attempt_no, due_at, decided_at, outcome,
  price_minor, shortfall_minor, currency)::text, 0)) from attempt
