-- Passkeys: kept with the user they let in. The handle stands for the user in them, and says nothing about who it is.
alter table users add column passkey_handle text;

create table passkey (
  bucket smallint not null references slot,
  login text not null,
  credential_id text not null,
  label text not null check (label <> ''),
  public_key bytea not null,
  signature_count bigint not null check (signature_count >= 0),
  user_verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text not null,
  attestation bytea not null,
  client_data bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (bucket, login, credential_id),
  foreign key (bucket, login) references users
);
comment on table passkey is 'owner: user';

-- Which user a credential, or a user's handle, leads to. Its own bucket is the id's: one row, found by the id alone.
create table passkey_login (
  bucket smallint not null references slot,
  id text not null,
  login text not null,
  primary key (bucket, id)
);
comment on table passkey_login is 'owner: user';
