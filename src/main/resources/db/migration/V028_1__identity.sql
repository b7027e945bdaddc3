-- Whom an OpenID provider knows our users as. Bound once: an address that changes hands at the provider opens no door here.
alter table users add column identity_issuer text;
alter table users add column identity_subject text;

-- Which user somebody at a provider is. Its own bucket is the provider's and the subject's: one row, found by both.
create table identity_login (
  bucket smallint not null references slot,
  issuer text not null,
  subject text not null,
  login text not null,
  bound_at timestamptz not null,
  primary key (bucket, issuer, subject)
);
comment on table identity_login is 'owner: user';
