-- A message that failed, bounced or was set aside is looked at once: somebody else, or another channel, goes instead.
alter table message add looked_after_at timestamptz;
-- The server said that it is the address that is wrong.
alter table message add address_fails boolean not null default false;
alter table message add constraint looked_after_when_it_failed check (
  looked_after_at is null or state in ('FAILED', 'BOUNCED', 'PARKED', 'QUEUED', 'SENT', 'DELIVERED'));
alter table message add constraint tried_when_sent check (
  channel = 'CONSOLE' or attempts > 0 or state not in ('SENT', 'DELIVERED', 'BOUNCED', 'PARKED'));
alter table message add constraint instead_of_another check (instead_of <> message_id);
alter table message add constraint instead_of_a_message foreign key (bucket, instead_of) references message;
create index message_to_look_after on message (bucket, settled_at)
  where state in ('FAILED', 'BOUNCED', 'PARKED') and looked_after_at is null;
