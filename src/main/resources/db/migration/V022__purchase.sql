-- What a customer agreed to when buying by hand, and the key of the form it was sent with: the same form sent twice is
-- one order. The coupons are ids with a blank between two; null leaves the choice to the usual order of use.
alter table orders
  add column terms_accepted_at timestamptz,
  add column chosen_coupons text,
  add column form_key text,
  add constraint accepted_terms_have_a_version check (terms_accepted_at is null or terms_version is not null),
  add constraint form_key_is_one check (form_key ~ '^[!-~]{8,64}$');
create unique index order_of_form on orders (bucket, account_id, form_key) where form_key is not null;

-- The Terms of Service stand in the catalog now. Of those loaded before, only the version is known.
update product set document = jsonb_set(document #- '{selling,termsVersion}', '{selling,terms}',
  jsonb_build_object('version', document #> '{selling,termsVersion}', 'en', '', 'zh', ''))
where document #> '{selling,termsVersion}' is not null;
