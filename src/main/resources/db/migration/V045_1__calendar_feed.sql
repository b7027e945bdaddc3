-- Private addresses of an account's calendar. Who has the address has the calendar: the key itself is kept nowhere.
create table calendar_feed (
  bucket smallint not null,
  feed_id uuid not null,
  account_id text not null,
  name text not null check (name <> ''),
  key_sha256 bytea not null check (length(key_sha256) = 32),
  created_at timestamptz not null,
  created_by text not null,
  -- Roughly: written once an hour at most.
  fetched_at timestamptz,
  -- What it said last: calendar programs are told when that changed, and for the how many-th time.
  content_sha256 bytea check (length(content_sha256) = 32),
  changed_at timestamptz,
  revision int not null check (revision >= 0),
  revoked_at timestamptz,
  primary key (bucket, feed_id),
  foreign key (bucket, account_id) references account,
  constraint changed_feed_says_when check ((content_sha256 is null) = (changed_at is null)
    and (changed_at is null) = (revision = 0))
);
comment on table calendar_feed is 'owner: feed';
create index calendar_feed_of_account on calendar_feed (bucket, account_id, feed_id) where revoked_at is null;
