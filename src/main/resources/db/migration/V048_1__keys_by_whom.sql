-- Which secret key the vault's secrets are sealed with: a known value, sealed when a secret first is.
create table vault_check (
  only_one boolean primary key check (only_one),
  sealed bytea not null
);
comment on table vault_check is 'owner: vault';

-- Who made a key and who revoked it: the vendor's people have no account, and so no journal that would tell.
alter table api_key add column made_by text;
update api_key set made_by = login;
alter table api_key alter column made_by set not null;
alter table api_key add column revoked_by text;
update api_key set revoked_by = login where revoked_at is not null;
alter table api_key add constraint revoked_by_somebody check ((revoked_at is null) = (revoked_by is null));
alter table api_key add constraint key_ends_after_it_began check (expires_at > created_at);
