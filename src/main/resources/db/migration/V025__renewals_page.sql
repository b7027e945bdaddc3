-- The Renewals page: the items of one tab in the order of their expirations, each page going on where the last one
-- ended; what filters and counts look at stands in the index too. Released items have left the tabs.
create index subscription_of_tab on subscription
  (bucket, account_id, mode, coalesce(expires_at, 'infinity'), subscription_id)
  include (expires_at, phase, product, edition, renewal_months, name) where phase <> 'RELEASED';
