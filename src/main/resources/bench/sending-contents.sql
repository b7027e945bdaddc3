-- What the tables of messages hold after a run, as contents.sql does for renewals: without ids, and without the words,
-- which the floor does not write for each by itself.

-- name: notice
select count(*), sum(hashtextextended(row(bucket, account_id, kind, channel, contact_id, recipient, language, day, due_at,
  created_at, state, reason, late, message_id is null)::text, 0)) from notice

-- name: notice_item
select count(*), sum(hashtextextended(row(bucket, subscription_id, product, kind, channel, contact_id, expiration, occasion,
  facts, withdrawn_because)::text, 0)) from notice_item

-- name: message
select count(*), sum(hashtextextended(row(bucket, account_id, contact_id, channel, recipient, language, created_at, due_at,
  attempts, state, subject is null, body is null, reference = message_id::text, answer, settled_at, read_at, instead_of,
  looked_after_at, address_fails)::text, 0)) from message

-- name: message_attempt
select count(*), sum(hashtextextended(row(a.bucket, m.account_id, a.attempt_no, a.at, a.outcome, a.answer)::text, 0))
from message_attempt a join message m on m.bucket = a.bucket and m.message_id = a.message_id
