-- Payouts by bank wait for somebody to wire them; they are counted on every operators' page.
create index payout_to_wire on payout (bucket, payout_id) where way = 'BANK' and state = 'WAITING';
