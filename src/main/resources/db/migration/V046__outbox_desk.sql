-- Messages that did not arrive, and what was settled lately, are looked for over all accounts.
create index message_by_state on message (bucket, state, message_id) where channel <> 'CONSOLE';
create index message_settled on message (bucket, settled_at) where channel <> 'CONSOLE' and settled_at is not null;

-- A letter with examples in it, sent by an operator to see it arrive. It is no customer's: its bucket is its id's.
create table test_message (
  bucket smallint not null references slot,
  test_id uuid not null,
  at timestamptz not null,
  operator text not null check (operator <> ''),
  reason text not null check (reason <> ''),
  kind text not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  recipient text not null check (recipient <> ''),
  language text not null check (language in ('en', 'zh')),
  carrier text not null,
  outcome text not null check (outcome in ('TAKEN', 'NOT_NOW', 'NEVER', 'UNSURE', 'AWAY')),
  answer text not null,
  primary key (bucket, test_id)
);
comment on table test_message is 'owner: admin';
create index test_message_by_time on test_message (at);
