-- Endpoints of other programs, to which events are brought. An account's live with it; the vendor's hear of everybody.
create table webhook_endpoint (
  bucket smallint not null references slot,
  endpoint_id uuid not null,
  account_id text,
  url text not null check (url ~ '^https?://'),
  description text not null,
  -- Empty: all there are, and all that come to be.
  types text[] not null,
  state text not null check (state in ('ON', 'PAUSED', 'OFF')),
  off_because text check (off_because in ('GONE', 'FAILING')),
  secret_sealed bytea not null,
  old_sealed bytea,
  old_until timestamptz,
  created_at timestamptz not null,
  failing_since timestamptz,
  primary key (bucket, endpoint_id),
  foreign key (bucket, account_id) references account,
  constraint off_says_why check ((state = 'OFF') = (off_because is not null)),
  constraint old_secret_ends check ((old_sealed is null) = (old_until is null))
);
comment on table webhook_endpoint is 'owner: webhook';
create index webhook_endpoint_of_account on webhook_endpoint (bucket, account_id, endpoint_id);

-- How far an endpoint was handed a bucket's events.
create table webhook_position (
  bucket smallint not null references slot,
  endpoint_id uuid not null,
  number bigint not null check (number >= 0),
  primary key (bucket, endpoint_id)
);
comment on table webhook_position is 'owner: webhook';

create table webhook_delivery (
  bucket smallint not null references slot,
  delivery_id uuid not null,
  endpoint_id uuid not null,
  -- Of the feed, or of a test.
  event_id uuid not null,
  account_id text,
  type text not null,
  state text not null check (state in ('DUE', 'TAKEN', 'PARKED')),
  created_at timestamptz not null,
  due_at timestamptz,
  tries int not null check (tries >= 0),
  primary key (bucket, delivery_id),
  constraint an_event_goes_to_an_endpoint_once unique (bucket, endpoint_id, event_id),
  constraint due_says_when check ((state = 'DUE') = (due_at is not null))
);
comment on table webhook_delivery is 'owner: webhook';
create index webhook_delivery_due on webhook_delivery (bucket, due_at) where state = 'DUE';
create index webhook_delivery_failed on webhook_delivery (bucket, endpoint_id, delivery_id) where state = 'PARKED';

create table webhook_try (
  bucket smallint not null,
  delivery_id uuid not null,
  try_no int not null check (try_no > 0),
  -- By the machine's own clock, as it was signed.
  at timestamptz not null,
  status int,
  answer text not null,
  millis int not null,
  primary key (bucket, delivery_id, try_no),
  foreign key (bucket, delivery_id) references webhook_delivery on delete cascade
);
comment on table webhook_try is 'owner: webhook';
