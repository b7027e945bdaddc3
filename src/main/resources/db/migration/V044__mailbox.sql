-- What a sandbox sent by e-mail and SMS: it reaches nobody, and is read in the product.
create table mailbox_message (
  bucket smallint not null,
  message_id uuid not null,
  -- Whose it is; none of what an operator sent to try.
  account_id text,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  recipient text not null check (recipient <> ''),
  name text not null,
  language text not null check (language in ('en', 'zh')),
  subject text not null,
  text text not null,
  html text not null,
  at timestamptz not null,
  -- How often it came: more than once when a try was repeated whose answer was lost.
  times int not null check (times > 0),
  primary key (bucket, message_id),
  foreign key (bucket, account_id) references account,
  constraint sms_is_plain check (channel <> 'SMS' or html = '')
);
comment on table mailbox_message is 'owner: mailbox';
create index mailbox_by_time on mailbox_message (at, message_id);
create index mailbox_of_account on mailbox_message (bucket, account_id, at, message_id);
create index mailbox_of_recipient on mailbox_message (bucket, recipient, at, message_id);
