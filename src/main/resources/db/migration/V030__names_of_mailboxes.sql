-- A mailbox is found by its domain too, wherever that is held: whoever forgot the account knows what stands after the @.
insert into item_name (bucket, name, subscription_id, account_id)
select (crc32(convert_to(split_part(lower(s.name), '@', 2), 'UTF8')) & 4095) % i.buckets,
  split_part(lower(s.name), '@', 2), s.subscription_id, s.account_id
from subscription s cross join installation i
where lower(s.name) ~ '^[^[:space:]@]+@[^[:space:]@]+[.][^[:space:]@.]+$';
