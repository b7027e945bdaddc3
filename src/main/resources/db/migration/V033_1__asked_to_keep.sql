-- The sandbox's page knows whether the customer agreed to the way to pay being kept.

alter table sandbox_page add column keep boolean not null default false;
