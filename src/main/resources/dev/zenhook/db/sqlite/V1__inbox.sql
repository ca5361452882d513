-- Times are milliseconds since 1970, event_date microseconds. Statuses are those of EntryStatus and DeliveryStatus.
-- The same tables as PostgreSQL's, in SQLite's words.

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
    test            boolean not null,
    body            blob    not null,
    signature       text    not null,
    key_fingerprint text    not null,
    problems        text,                              -- of an UNREADABLE entry: why
    received_at     integer not null,
    arrivals        integer not null default 1,        -- counted for the test event without a body only
    handed_over_at  integer not null,                  -- when its deliveries were written, or written anew
    forgotten       boolean not null default false,    -- only its key is left, so that it is known when it comes again
    unique (tenant, entry_key)
);

-- Also what a resource is looked for in: an index by resource would cost each arrival a page at a place of its own.
create index entry_age on entry (received_at, id, resource_id, forgotten) where not forgotten;
create index entry_unreadable on entry (tenant, received_at) where status = 'UNREADABLE';

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
    replay        boolean not null default false,
    lease         integer not null default 0,          -- the fencing token of the last claim
    lease_until   integer not null default 0,          -- when another replica may take a RUNNING one over
    started_at    integer,
    finished_at   integer,
    parked_reason text,
    last_error    text,
    announced     boolean not null default false       -- of a PARKED delivery: the ParkedListeners have been told
);

create index delivery_entry on delivery (entry_id, handler);
create index delivery_ready on delivery (handler, due_at, id) where status = 'WAITING';
create index delivery_order on delivery (handler, tenant, resource_id, id)
    where status in ('WAITING', 'QUEUED', 'RUNNING') and resource_id is not null;
create unique index delivery_one_at_a_time on delivery (handler, tenant, resource_id) where status = 'RUNNING';
create index delivery_queued on delivery (id) where status = 'QUEUED';
create index delivery_unannounced on delivery (id) where status = 'PARKED' and not announced;

-- The failures of a delivery: what came of each run that did not succeed.
create table failure (
    delivery_id integer not null references delivery (id) on delete cascade,
    attempt     integer not null,
    started_at  integer,
    ended_at    integer not null,
    error       text    not null
);

create index failure_delivery on failure (delivery_id);

-- The handlers that some replica knows, and when it last said so.
create table known_handler (
    handler text    primary key,
    seen_at integer not null
);

-- Entries leave only behind it, and what is dated before it is STALE. It never moves back.
create table horizon (
    before_at integer not null,
    moved_at  integer not null
);
insert into horizon values (0, 0);

-- The last fencing token that was given.
create table lease (
    number integer not null
);
insert into lease values (0);
