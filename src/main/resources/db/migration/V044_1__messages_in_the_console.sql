-- The list of an account's messages in the console, and how many of them were not read yet: counted for every page.
create index message_in_console on message (bucket, account_id, message_id) where channel = 'CONSOLE';
create index message_unread on message (bucket, account_id, message_id)
  where channel = 'CONSOLE' and state = 'SENT' and read_at is null;
-- What waits for its message, or was covered before it had one, in the history of an account.
create index notice_without_message on notice (bucket, account_id, notice_id) where message_id is null;
