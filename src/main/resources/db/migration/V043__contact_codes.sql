-- A code that shows an address is its contact's own. The address becomes the contact's when the code comes back; until
-- then whatever address they had goes on being theirs.
create table contact_code (
  bucket smallint not null,
  code_id uuid not null,
  account_id text not null,
  contact_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  address text not null check (address <> ''),
  -- Never the code itself.
  salt bytea not null,
  code_hash bytea not null check (length(code_hash) = 32),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries_left int not null check (tries_left >= 0),
  ended_at timestamptz,
  ended_because text check (ended_because in ('VERIFIED', 'REPLACED', 'DROPPED')),
  primary key (bucket, code_id),
  foreign key (bucket, account_id) references account,
  foreign key (bucket, contact_id) references contact,
  constraint code_lasts_minutes check (expires_at > sent_at and expires_at <= sent_at + interval '10 minutes'),
  constraint code_is_tried_a_few_times check (tries_left <= 5),
  constraint ended_code_says_why check ((ended_at is null) = (ended_because is null))
);
comment on table contact_code is 'owner: settings';
create unique index one_code_of_an_address on contact_code (bucket, contact_id, channel) where ended_at is null;
create index code_by_time on contact_code (bucket, account_id, sent_at);

-- What secret kinds carried is found again to be forgotten.
create index notice_item_secret on notice_item (bucket, contact_id, channel)
  where kind = 'CONTACT_CODE' and facts <> '{}';
create index notice_secret on notice (bucket, created_at) where kind = 'CONTACT_CODE';
