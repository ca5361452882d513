-- Keys that were fetched from Zentitle2, and who may do what only one replica at a time is to do. Times are milliseconds
-- since 1970.

create table account_key (
    tenant      text    not null,
    account     text    not null,                  -- which one it was fetched from
    fingerprint text    not null,
    jwk         text    not null,
    fetched_at  integer not null,                  -- for the first time
    replaced_at integer,                           -- null: it is the account's key
    revoked     boolean not null default false,    -- taken out of use before its overlap was over
    primary key (tenant, account, fingerprint)
);

create table turn (
    name     text    primary key,
    holder   text    not null,
    until_at integer not null
);
