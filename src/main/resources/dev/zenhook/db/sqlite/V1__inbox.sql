-- Times are milliseconds since 1970, event_date microseconds. Statuses are those of EntryStatus and DeliveryStatus.

create table entry (
    id              integer primary key autoincrement, -- the order of arrival
    tenant          text    not null,
    entry_key       text    not null,                  -- what makes it one: see EntryKey
    status          text    not null,
    event_id        text,
    code            text,
    resource_id     text,
    event_date      integer,
    call_attempt    integer,
    test            integer not null default 0,
    body            blob    not null,
    signature       text    not null,
    key_fingerprint text    not null,
    problems        text,                              -- of an UNREADABLE entry: why
    received_at     integer not null,
    arrivals        integer not null default 1,        -- counted for the test event without a body only
    handed_over_at  integer not null,                  -- when its deliveries were written, or written anew
    unique (tenant, entry_key)
);

create table delivery (
    id            integer primary key autoincrement,   -- the order within a handler and resource
    entry_id      integer not null references entry (id) on delete cascade,
    handler       text    not null,
    tenant        text    not null,
    resource_id   text,
    status        text    not null,
    created_at    integer not null,
    due_at        integer not null,
    attempts      integer not null default 0,          -- runs begun, but for those that a shutdown ended
    deaths        integer not null default 0,          -- runs during which the process died
    replay        integer not null default 0,
    started_at    integer,
    finished_at   integer,
    parked_reason text,
    last_error    text,
    announced     integer not null default 0,          -- of a PARKED delivery: the ParkedListeners have been told
    unique (entry_id, handler)
);

create index delivery_waiting on delivery (id) where status = 'WAITING';
create index delivery_due on delivery (due_at) where status = 'WAITING';
create index delivery_order on delivery (handler, tenant, resource_id, id) where status in ('WAITING', 'RUNNING');
create index delivery_running on delivery (id) where status = 'RUNNING';
create index delivery_unannounced on delivery (id) where status = 'PARKED' and announced = 0;
