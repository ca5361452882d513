-- What operators did to the log. Times are milliseconds since 1970; kind and state are those of ActKind and ActState.

create table act (
    id         integer primary key autoincrement,
    kind       text    not null,
    who        text    not null,
    why        text    not null,
    asked      text    not null,                  -- which entries and deliveries, as JSON: see ActRequest
    state      text    not null,
    started_at integer not null,
    alive_at   integer not null,                  -- when a RUNNING one was last heard of
    ended_at   integer,
    looked_at  integer not null default 0,        -- entries
    changed    integer not null default 0,        -- entries
    remaining  integer not null default 0,        -- entries that it had to leave as they are
    stopped_by text,                              -- who asked it to stop
    problem    text                               -- of a FAILED one: what failed
);

-- Of a RUNNING delivery: it was discarded, so unless it succeeds it is not to run again.
alter table delivery add column unwanted boolean not null default false;

create index delivery_parked on delivery (entry_id, handler) where status = 'PARKED';
