-- The feed of events. Ids of journal rows are made before their transaction commits, so that an order by them could pass
-- over a row that commits late. Therefore every transaction that writes the journal marks the account here, and whoever
-- feeds takes the mark away, reads what is committed, and numbers it: a number is given out in the order of commits.
create table event_waiting (
  bucket smallint not null,
  account_id text not null,
  -- The smallest id of a journal row that is not an event yet.
  from_id uuid not null,
  primary key (bucket, account_id)
);
comment on table event_waiting is 'owner: journal';

-- What happened before there was a feed is in it too.
insert into event_waiting (bucket, account_id, from_id)
select a.bucket, a.account_id, first.journal_id
from account a cross join lateral (
  select j.journal_id from journal j where j.bucket = a.bucket and j.account_id = a.account_id
  order by j.journal_id limit 1) first;

-- The last number given out in each bucket. Locked while some are, so that who sees one sees all before it.
create table event_counter (
  bucket smallint not null references slot,
  last bigint not null check (last > 0),
  primary key (bucket)
);
comment on table event_counter is 'owner: event';

create table event (
  bucket smallint not null,
  number bigint not null check (number > 0),
  event_id uuid not null,
  account_id text not null,
  journal_id uuid not null,
  type text not null check (type ~ '^[a-z_]+[.][a-z_]+$'),
  subscription_id text,
  at timestamptz not null,
  primary key (bucket, number),
  foreign key (bucket, account_id, journal_id) references journal,
  constraint a_change_is_an_event_once unique (bucket, account_id, journal_id, type)
);
comment on table event is 'owner: event';
create unique index event_by_id on event (bucket, event_id);
create index event_of_account on event (bucket, account_id, number);
create index event_of_subscription on event (bucket, subscription_id, number) where subscription_id is not null;
