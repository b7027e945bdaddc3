-- Notices queued by e-mail, one for each account of the bench; and the floor: the rows of posting and sending them,
-- written a batch at a time by hand-made SQL that decides nothing, writes no words and asks nobody.

-- name: queue
insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day, due_at, created_at,
  state, reason, late)
select c.bucket, uuidv7(), c.account_id, 'RENEWAL_COMING', 'EMAIL', c.contact_id, c.email, 'en',
  (q.now at time zone 'Asia/Shanghai')::date, q.now, q.now, 'QUEUED', 'on time', false
from contact c cross join (select ?::timestamptz as now) q

-- name: items
insert into notice_item (bucket, item_id, notice_id, subscription_id, product, kind, channel, contact_id, expiration,
  occasion, facts)
select n.bucket, uuidv7(), n.notice_id, s.subscription_id, s.product, n.kind, n.channel, n.contact_id, s.expires_at, 1,
  jsonb_build_object('mode', 'AUTO', 'days', '30', 'period', 'P1M', 'currency', 'CNY',
    'price', s.agreed_price_minor / 100 || '.' || lpad((s.agreed_price_minor % 100)::text, 2, '0'),
    'coupons', '0.00', 'wallet', s.agreed_price_minor / 100 || '.' || lpad((s.agreed_price_minor % 100)::text, 2, '0'),
    'charge_at', to_char(s.next_try_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'expires_at', to_char(s.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
from notice n join subscription s on s.bucket = n.bucket and s.account_id = n.account_id

-- name: finish
vacuum analyze notice, notice_item, message, message_attempt

-- name: claim accounts
with due as materialized (
  select a.account_id from notice n join account a on a.bucket = n.bucket and a.account_id = n.account_id
  where n.bucket = ? and a.bucket = ? and n.state = 'QUEUED' and n.due_at <= ?
  order by n.due_at, n.account_id limit ? for update of a skip locked)
select distinct account_id from due order by account_id

-- name: post
with due as materialized (
  select n.bucket, n.notice_id, n.account_id, n.contact_id, n.channel, n.recipient, n.language, q.now,
    uuidv7() as message_id
  from notice n cross join (select ?::timestamptz as now) q
  where n.bucket = ? and n.account_id = any(?) and n.state = 'QUEUED'),
posted as (
  insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at, due_at,
    attempts, state)
  select bucket, message_id, account_id, contact_id, channel, recipient, language, now, now, 0, 'QUEUED' from due)
update notice n set state = 'POSTED', message_id = d.message_id from due d
where n.bucket = d.bucket and n.notice_id = d.notice_id

-- name: claim messages
with due as materialized (
  select m.message_id from message m where m.bucket = ? and m.state = 'QUEUED' and m.due_at <= ?
  order by m.due_at, m.message_id limit ? for update of m skip locked)
update message m set due_at = ?, attempts = m.attempts + 1
from due where m.bucket = ? and m.message_id = due.message_id returning m.message_id

-- name: record
with sent as (
  update message m set state = 'SENT', answer = q.answer, settled_at = q.now, reference = m.message_id::text,
    subject = q.subject, body = q.body
  from (select ?::text as answer, ?::timestamptz as now, ?::text as subject, ?::text as body) q
  where m.bucket = ? and m.message_id = any(?)
  returning m.bucket, m.message_id, m.attempts, m.settled_at, m.answer)
insert into message_attempt (bucket, message_id, attempt_no, at, outcome, answer)
select bucket, message_id, attempts, settled_at, 'TAKEN', answer from sent

-- name: sample
select subject, body from message where state = 'SENT' limit 1
