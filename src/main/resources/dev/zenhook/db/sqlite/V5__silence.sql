-- When each tenant was heard last, and after which silence somebody is to know. Times are milliseconds since 1970.

create table tenant_heard (
    tenant        text    primary key,
    heard_at      integer,                         -- when its last event was received; null: none was yet
    watched_for   integer,                         -- the silence, in milliseconds; null: nobody is to know
    watched_since integer                          -- since when the configuration says so
);
