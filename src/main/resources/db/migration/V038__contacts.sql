-- Whom an account wants told. The address on file when an account came is its first contact.
create table contact (
  bucket smallint not null,
  account_id text not null,
  contact_id uuid not null,
  name text not null check (name <> ''),
  -- Who is written to first, and who when the one before cannot be reached.
  rank int not null check (rank >= 0),
  parts text[] not null check (cardinality(parts) > 0 and parts <@ '{OWNER,BILLING,TECHNICAL}'),
  -- Those of the account where nothing is said.
  language text check (language in ('en', 'zh')),
  time_zone text,
  email text check (email <> ''),
  email_verified_at timestamptz,
  email_failed_at timestamptz,
  phone text check (phone <> ''),
  phone_verified_at timestamptz,
  phone_failed_at timestamptz,
  -- When no SMS is wanted, by the contact's own clock; it may go over midnight.
  quiet_from time,
  quiet_until time,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (bucket, contact_id),
  foreign key (bucket, account_id) references account,
  constraint only_an_address_is_verified check (
    (email is not null or email_verified_at is null and email_failed_at is null)
    and (phone is not null or phone_verified_at is null and phone_failed_at is null)),
  constraint quiet_hours_are_two check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);
comment on table contact is 'owner: contact';
create index contact_of_account on contact (bucket, account_id, rank) where removed_at is null;

insert into contact (bucket, account_id, contact_id, name, rank, parts, email, email_verified_at, phone,
  phone_verified_at, created_at)
select bucket, account_id, md5('contact of ' || account_id)::uuid, name, 0, '{OWNER,BILLING,TECHNICAL}', email,
  case when email is not null then created_at end, phone, case when phone is not null then created_at end, created_at
from account where email is not null or phone is not null;

-- What a contact said about a kind of notice, of one product or of all ('*'), on one channel.
create table notice_preference (
  bucket smallint not null,
  contact_id uuid not null,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  product text not null check (product <> ''),
  channel text not null check (channel in ('EMAIL', 'SMS')),
  wanted boolean not null,
  primary key (bucket, contact_id, kind, product, channel),
  foreign key (bucket, contact_id) references contact
);
comment on table notice_preference is 'owner: notice';
