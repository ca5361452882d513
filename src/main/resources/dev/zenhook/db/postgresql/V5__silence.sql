-- When each tenant was heard last, and after which silence somebody is to know. Times are milliseconds since 1970.

create table tenant_heard (
    tenant        text    primary key,
    heard_at      bigint,                          -- when its last event was received; null: none was yet
    watched_for   bigint,                          -- the silence, in milliseconds; null: nobody is to know
    watched_since bigint                           -- since when the configuration says so
);
