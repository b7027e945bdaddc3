-- Runs that one of the vendor's people asked for; not owned by any account.
create table asked_run (
  run_id uuid primary key,
  asked_by text not null,
  reason text not null,
  at timestamptz not null,
  asked_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'LOST')),
  due bigint not null check (due >= 0),
  decided bigint not null check (decided >= 0),
  statement jsonb,
  failure text,
  check ((state = 'RUNNING') = (ended_at is null)),
  check ((state = 'DONE') = (statement is not null)),
  check ((state = 'FAILED') = (failure is not null))
);
comment on table asked_run is 'owner: clockwork';
-- One at a time, whichever process works on it.
create unique index asked_run_going on asked_run ((true)) where state = 'RUNNING';
create index asked_run_by_time on asked_run (asked_at, run_id);
