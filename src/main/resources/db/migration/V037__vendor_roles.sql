-- The vendor's people differ in what they may do: they move customers' money, act on items, or only look.

alter table users drop constraint users_role_check;
alter table users drop constraint only_operators_have_no_account;
alter table users add constraint users_role_check
  check (role in ('OWNER', 'PAYER', 'VIEWER', 'OPERATOR', 'FINANCE', 'SUPPORT', 'AUDITOR'));
alter table users add constraint only_the_vendors_people_have_no_account
  check ((role in ('OPERATOR', 'FINANCE', 'SUPPORT', 'AUDITOR')) = (account_id is null));
