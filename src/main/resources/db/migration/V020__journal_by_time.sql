-- What happened between two instants, for the page of a sandbox's clock. Journal rows are written in the order of time,
-- so a range of blocks finds them, at next to no cost for whoever writes.
create index journal_by_time on journal using brin (at) with (pages_per_range = 32);
