-- Keys by which programs come in. A key's row lives with its user's.
create table api_key (
  bucket smallint not null references slot,
  key_id uuid not null,
  account_id text,
  login text not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('BEARER', 'SIGNING')),
  scopes text[] not null check (cardinality(scopes) > 0),
  secret_sha256 bytea check (length(secret_sha256) = 32),
  secret_sealed bytea,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- Roughly: written once in some minutes at most.
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (bucket, key_id),
  foreign key (bucket, account_id) references account,
  constraint what_is_sent_is_hashed check ((kind = 'BEARER') = (secret_sha256 is not null)),
  constraint what_signs_is_sealed check ((kind = 'SIGNING') = (secret_sealed is not null))
);
comment on table api_key is 'owner: key';
create index api_key_of_login on api_key (bucket, login, key_id);
create index api_key_of_account on api_key (bucket, account_id, key_id) where account_id is not null;
