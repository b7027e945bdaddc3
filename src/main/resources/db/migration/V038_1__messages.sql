-- What leaves at once to one person on one channel: one notice, or all that are due the same day.
create table message (
  bucket smallint not null,
  message_id uuid not null,
  account_id text not null,
  contact_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS', 'CONSOLE')),
  recipient text not null check (recipient <> ''),
  language text not null check (language in ('en', 'zh')),
  created_at timestamptz not null,
  -- Its turn: not before quiet hours end, not before the pause after a try ends, not while somebody carries it.
  due_at timestamptz not null,
  attempts int not null check (attempts >= 0),
  state text not null
    check (state in ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'PARKED', 'WITHDRAWN', 'OFF')),
  -- What it said: plain, as sent; never of a message that carries a secret.
  subject text,
  body text,
  -- What the server called it, and its last word.
  reference text,
  answer text,
  settled_at timestamptz,
  read_at timestamptz,
  -- The message it goes out instead of: another channel, or another person.
  instead_of uuid,
  primary key (bucket, message_id),
  foreign key (bucket, account_id) references account,
  constraint settled_says_when check ((state = 'QUEUED') = (settled_at is null))
);
comment on table message is 'owner: notice';
create index message_due on message (bucket, due_at, message_id) where state = 'QUEUED';
create index message_of_account on message (bucket, account_id, message_id);
create unique index one_instead_of_a_message on message (bucket, instead_of, contact_id, channel)
  where instead_of is not null;

-- Each try to send it, and what came of it.
create table message_attempt (
  bucket smallint not null,
  message_id uuid not null,
  attempt_no int not null check (attempt_no > 0),
  at timestamptz not null,
  outcome text not null check (outcome in ('TAKEN', 'NOT_NOW', 'NEVER', 'UNSURE', 'AWAY')),
  answer text not null,
  primary key (bucket, message_id, attempt_no),
  foreign key (bucket, message_id) references message
);
comment on table message_attempt is 'owner: notice';

-- A notice is to a person; facts are kept with each thing told, whether of an item or of the account.
alter table notice add contact_id uuid;
update notice n set contact_id = md5('contact of ' || account_id)::uuid;
alter table notice alter contact_id set not null;
alter table notice add message_id uuid;
alter table notice add foreign key (bucket, message_id) references message;
alter table notice drop constraint notice_channel_check;
alter table notice add constraint notice_channel_check check (channel in ('EMAIL', 'SMS', 'CONSOLE'));
alter table notice drop constraint notice_state_check;
update notice set state = 'QUEUED' where state not in ('QUEUED', 'WITHDRAWN');
alter table notice add constraint notice_state_check check (state in ('QUEUED', 'POSTED', 'WITHDRAWN'));
alter table notice add constraint posted_in_a_message check ((state = 'POSTED') = (message_id is not null));
create index notice_of_message on notice (bucket, message_id) where message_id is not null;

alter table notice_item drop constraint notice_item_pkey;
alter table notice_item add item_id uuid;
alter table notice_item add contact_id uuid;
alter table notice_item add withdrawn_because text check (withdrawn_because <> '');
alter table notice_item add product text;
update notice_item set item_id = gen_random_uuid(),
  contact_id = (select n.contact_id from notice n
    where n.bucket = notice_item.bucket and n.notice_id = notice_item.notice_id);
alter table notice_item alter item_id set not null, alter contact_id set not null,
  alter subscription_id drop not null, alter expiration drop not null, alter occasion drop not null;
alter table notice_item add primary key (bucket, item_id);
alter table notice_item add constraint told_of_an_item_or_the_account
  check ((subscription_id is null) = (expiration is null) and (subscription_id is null) = (occasion is null));
-- Law: each reminder once for each person and channel.
create unique index told_once on notice_item (bucket, subscription_id, kind, channel, contact_id, expiration, occasion)
  where subscription_id is not null;

insert into notice_item (bucket, item_id, notice_id, kind, channel, contact_id, facts)
select n.bucket, gen_random_uuid(), n.notice_id, n.kind, n.channel, n.contact_id, n.facts from notice n
where not exists (select 1 from notice_item i where i.bucket = n.bucket and i.notice_id = n.notice_id);
alter table notice drop column facts;

drop index one_message_a_day;
create unique index one_notice_a_day on notice (bucket, account_id, contact_id, channel, kind, day)
  where state = 'QUEUED';
drop index notice_due;
create index notice_due on notice (bucket, due_at, account_id) where state = 'QUEUED';
