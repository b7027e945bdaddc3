-- Who may come in. A user's row lives with its account; an operator's, who has none, in the bucket of the login.

create table users (
  bucket smallint not null references slot,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._@-]{2,63}$'),
  account_id text,
  name text not null check (name <> ''),
  role text not null check (role in ('OWNER', 'PAYER', 'VIEWER', 'OPERATOR')),
  password_hash text,
  language text check (language in ('en', 'zh')),
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (bucket, login),
  foreign key (bucket, account_id) references account,
  constraint only_operators_have_no_account check ((role = 'OPERATOR') = (account_id is null))
);
comment on table users is 'owner: user';
create index users_of_account on users (bucket, account_id) where account_id is not null;

-- Which account a login leads to. Its own bucket is the login's: one row, found by name, and the login is one in all.
create table login (
  bucket smallint not null references slot,
  login text not null,
  account_id text,
  primary key (bucket, login)
);
comment on table login is 'owner: user';

-- The sessions of who is signed in, as Spring Session keeps them.
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
comment on table spring_session is 'owner: user';
create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_name on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
comment on table spring_session_attributes is 'owner: user';
