-- Reminder days of the account's own, beside those of the policies: "product:days", or "*:days" for all products.
alter table account add reminder_days text[] not null default '{}';
alter table account add constraint reminder_days_are_few check (cardinality(reminder_days) <= 10);
alter table account add constraint reminder_days_lie_within_a_year
  check (array_to_string(reminder_days, ' ') ~ '^([^ :]+:([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-5])( |$))*$');

-- Reminders of the present expiration are owed from here on: what lies before it, nobody was promised.
alter table subscription add reminders_since timestamptz;
update subscription set reminders_since = reminded_until;
alter table subscription alter reminders_since set not null;
alter table subscription add constraint reminded_since_it_began check (reminders_since <= reminded_until);
