-- What a message center or gateway calls each part of a text it took, so that its receipts find our message: of the
-- vendor, without a bucket, since a receipt names no account. Kept for thirty days.
create table sms_part (
  -- The carrier that took it, and its id there, written as receipts write it.
  carrier text not null check (carrier <> ''),
  reference text not null check (reference <> ''),
  message_id uuid not null,
  part_no int not null check (part_no > 0),
  parts int not null,
  taken_at timestamptz not null,
  fate text check (fate in ('DELIVERED', 'FAILED')),
  said text,
  fated_at timestamptz,
  -- When what became of the whole message was passed on.
  told_at timestamptz,
  primary key (carrier, reference),
  constraint a_part_of_its_parts check (part_no <= parts),
  constraint fated_says_when_and_what check ((fate is null) = (fated_at is null) and (fate is null) = (said is null)),
  constraint told_of_a_fate check (told_at is null or fate is not null)
);
comment on table sms_part is 'owner: sms';
create index sms_part_of_message on sms_part (message_id);
create index sms_part_by_age on sms_part (taken_at);
create index sms_part_to_tell on sms_part (message_id) where fate is not null and told_at is null;

-- Receipts as they come: one may come before the answer to the message itself was recorded. Each waits for its part.
create table sms_receipt (
  carrier text not null check (carrier <> ''),
  reference text not null check (reference <> ''),
  came_at timestamptz not null,
  fate text not null check (fate in ('DELIVERED', 'FAILED')),
  said text not null,
  primary key (carrier, reference)
);
comment on table sms_receipt is 'owner: sms';
create index sms_receipt_by_age on sms_receipt (came_at);
