-- Signed requests that came already: none is let in twice. By the machine's own time, in a sandbox too.
create table used_nonce (
  bucket smallint not null references slot,
  key_id uuid not null,
  nonce text not null,
  seen_at timestamptz not null,
  primary key (bucket, key_id, nonce)
);
comment on table used_nonce is 'owner: bss';
create index used_nonce_seen on used_nonce (bucket, seen_at);

-- What a thing is called where a number is wanted: given once, and kept.
create table wire_id (
  bucket smallint not null references slot,
  kind text not null,
  number bigint not null check (number >= 0 and number < 9007199254740992),
  account_id text not null,
  thing text not null,
  primary key (bucket, kind, number),
  unique (bucket, kind, thing),
  foreign key (bucket, account_id) references account
);
comment on table wire_id is 'owner: bss';
