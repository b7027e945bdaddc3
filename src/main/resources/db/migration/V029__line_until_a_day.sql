-- A line buys whole months, or the days until a day of the month that the item ends on from then on (rule 17). It keeps
-- which day that was before, for when it is undone. 31 is the last day of each month.
alter table order_line
  alter column period_months drop not null,
  add column aligned_day smallint check (aligned_day between 1 and 28 or aligned_day = 31),
  add column anchor_before smallint check (anchor_before between 1 and 31),
  add constraint line_buys_months_or_days check (
    (period_months is null) = (aligned_day is not null) and (aligned_day is null) = (anchor_before is null));
