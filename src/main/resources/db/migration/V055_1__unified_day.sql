-- The day of the month an account wants its items to end on; it moves nothing by itself.
alter table account add column unified_day smallint
  constraint every_month_has_that_day check (unified_day between 1 and 28);
