-- How an item was to be renewed when it was bought: the same request again is known by it, whatever its owner chose since.
alter table orders
  add column renewal_mode text check (renewal_mode in ('MANUAL', 'AUTO', 'NONE')),
  add column renewal_months smallint check (renewal_months > 0),
  add constraint renewal_is_whole check ((renewal_mode is null) = (renewal_months is null)),
  add constraint only_new_items_choose_renewal check (renewal_mode is null or type = 'NEW');
