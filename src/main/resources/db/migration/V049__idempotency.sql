-- What a request with an Idempotency-Key came to, so that the same request is answered the same. A row lives with the
-- account of the key that asked, or with the login of one of the vendor's people.
create table idempotency (
  bucket smallint not null references slot,
  key_id uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 255),
  -- SHA-256 of method, address and body.
  fingerprint bytea not null check (length(fingerprint) = 32),
  -- Counts those who took it over from one that was lost, so that what was lost cannot act any more.
  attempt int not null check (attempt > 0),
  -- BEGUN: nothing has changed yet. ACTED: something has, in the same transaction as this word. ANSWERED: see below.
  state text not null check (state in ('BEGUN', 'ACTED', 'ANSWERED')),
  begun_at timestamptz not null,
  status smallint check (status between 200 and 499),
  content_type text,
  -- Sealed: an answer may hold what is shown only once.
  answer bytea,
  primary key (bucket, key_id, idempotency_key),
  constraint what_is_answered_has_its_answer check ((state = 'ANSWERED') = (status is not null and answer is not null))
);
comment on table idempotency is 'owner: api';
create index idempotency_by_age on idempotency (bucket, begun_at);
