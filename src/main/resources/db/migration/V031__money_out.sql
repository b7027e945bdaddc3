-- Money also goes out (refunds and withdrawals), and is given by the vendor.

alter table entry drop constraint entry_debit_check, drop constraint entry_credit_check;
alter table entry
  add constraint entry_debit_is_an_account
    check (debit in ('WALLET', 'TOP_UP', 'SALES', 'PROMOTION', 'PAYOUT', 'GRANT', 'OPENING')),
  add constraint entry_credit_is_an_account
    check (credit in ('WALLET', 'TOP_UP', 'SALES', 'PROMOTION', 'PAYOUT', 'GRANT', 'OPENING'));
