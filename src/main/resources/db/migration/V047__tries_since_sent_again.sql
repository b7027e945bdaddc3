-- A message that an operator sends again is tried as often as a new one before it is set aside once more; its tries go on
-- counting, since they are its proof.
alter table message add tries_before int not null default 0;
alter table message add constraint tries_before_are_tries check (tries_before between 0 and attempts);
