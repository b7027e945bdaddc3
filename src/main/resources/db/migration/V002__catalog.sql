-- What the vendor sells. Small tables that every bucket reads: reference tables on a cluster.

create table product (
    code      text        primary key,
    revision  integer     not null check (revision > 0),
    document  jsonb       not null check (document ->> 'code' = code),
    hash      text        not null,
    loaded_at timestamptz not null
);
comment on table product is 'owner: catalog';
comment on column product.revision is 'counts the changes of this product, from 1';
comment on column product.hash is 'SHA-256 of the document with its fields sorted: the same hash, the same product';

create table product_history (
    code      text        not null references product,
    revision  integer     not null,
    document  jsonb       not null,
    loaded_at timestamptz not null,
    primary key (code, revision)
);
comment on table product_history is 'owner: catalog';
