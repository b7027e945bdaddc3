-- What signs the links of messages. Made once, when a link is first needed; not written to any log.
create table link_key (
  only_one boolean primary key check (only_one),
  secret bytea not null check (length(secret) = 32)
);
comment on table link_key is 'owner: link';
