-- Which revision of a product the deadlines of its items were found by; behind the revision while they are to be found
-- anew.
alter table product add column planned_revision integer not null default 0;

-- Domains that items need and that are held elsewhere, as their registry told by RDAP.
create table outside_domain (
  bucket smallint not null,
  subscription_id text not null,
  domain text not null,
  expires_at timestamptz,
  answer text not null check (answer in ('FOUND', 'NOT_FOUND', 'NO_ANSWER')),
  looked_up_at timestamptz not null,
  next_look_up_at timestamptz not null,
  warned_days int,
  primary key (bucket, subscription_id),
  foreign key (bucket, subscription_id) references subscription,
  constraint found_says_when check ((answer = 'FOUND') = (expires_at is not null))
);
comment on table outside_domain is 'owner: dependency';
