-- What moved between two instants, over all accounts, for the books. Entries are written in the order of time, so a
-- range of blocks finds them, at next to no cost for whoever writes.
create index entry_by_time on entry using brin (at) with (pages_per_range = 32);
