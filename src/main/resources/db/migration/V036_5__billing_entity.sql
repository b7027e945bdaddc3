-- Who sells, is paid and invoices. Small tables that every bucket reads: reference tables on a cluster.

create table billing_entity (
    code           text        primary key,
    revision       integer     not null check (revision > 0),
    invoice_prefix text        not null unique,
    document       jsonb       not null check (document ->> 'code' = code),
    hash           text        not null,
    loaded_at      timestamptz not null,
    check (document ->> 'invoicePrefix' = invoice_prefix)
);
comment on table billing_entity is 'owner: catalog';
comment on column billing_entity.invoice_prefix is 'begins its invoice numbers; never changes, and no two entities share one';

create table billing_entity_history (
    code      text        not null references billing_entity,
    revision  integer     not null,
    document  jsonb       not null,
    loaded_at timestamptz not null,
    primary key (code, revision)
);
comment on table billing_entity_history is 'owner: catalog';

-- The shipped products named a company by words; they name an entity by its code now.
update product
set document = jsonb_set(document, '{selling,billingEntity}', '"perennial-cn"')
where document -> 'selling' ->> 'billingEntity' = 'Alibaba Cloud Computing Co., Ltd.';
