-- One row per bucket. Every account-owned table names a bucket, and batched inserts are anchored on its row here.
create table slot (
    bucket smallint primary key check (bucket between 0 and 4095)
);
comment on table slot is 'owner: clock';

-- What was fixed when the database was created; one row. Only a sandbox keeps a clock of its own.
create table installation (
    single boolean primary key default true check (single),
    buckets int not null check (buckets between 1 and 4096),
    zone text not null,
    sandbox boolean not null,
    clock_at timestamptz,
    created_at timestamptz not null,
    check (sandbox = (clock_at is not null))
);
comment on table installation is 'owner: clock';
