-- Times are milliseconds since 1970, event_date microseconds. Statuses are those of EntryStatus and DeliveryStatus.
-- The same tables as SQLite's, in PostgreSQL's words.

create table entry (
    id              bigint generated always as identity primary key, -- the order of arrival
    tenant          text    not null,
    entry_key       text    not null,                  -- what makes it one: see EntryKey
    status          text    not null,
    event_id        text,
    code            text,
    resource_id     text,
    event_date      bigint,
    call_attempt    integer,
    test            boolean not null,
    body            bytea   not null,
    signature       text    not null,
    key_fingerprint text    not null,
    problems        text,                              -- of an UNREADABLE entry: why
    received_at     bigint  not null,
    arrivals        integer not null default 1,        -- counted for the test event without a body only
    handed_over_at  bigint  not null,                  -- when its deliveries were written, or written anew
    forgotten       boolean not null default false,    -- only its key is left, so that it is known when it comes again
    unique (tenant, entry_key)
);

-- Also what a resource is looked for in: an index by resource would cost each arrival a page at a place of its own.
create index entry_age on entry (received_at, id, resource_id, forgotten) where not forgotten;
create index entry_unreadable on entry (tenant, received_at) where status = 'UNREADABLE';

create table delivery (
    id            bigint generated always as identity primary key, -- the order within a handler and resource
    entry_id      bigint  not null references entry (id) on delete cascade,
    handler       text    not null,
    tenant        text    not null,
    resource_id   text,
    status        text    not null,
    created_at    bigint  not null,
    due_at        bigint  not null,
    attempts      integer not null default 0,          -- runs begun, but for those that a shutdown ended
    deaths        integer not null default 0,          -- runs during which the process died
    replay        boolean not null default false,
    lease         bigint  not null default 0,          -- the fencing token of the last claim
    lease_until   bigint  not null default 0,          -- when another replica may take a RUNNING one over
    started_at    bigint,
    finished_at   bigint,
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
    delivery_id bigint  not null references delivery (id) on delete cascade,
    attempt     integer not null,
    started_at  bigint,
    ended_at    bigint  not null,
    error       text    not null
);

create index failure_delivery on failure (delivery_id);

-- The handlers that some replica knows, and when it last said so.
create table known_handler (
    handler text    primary key,
    seen_at bigint  not null
);

-- Entries leave only behind it, and what is dated before it is STALE. It never moves back.
create table horizon (
    before_at bigint  not null,
    moved_at  bigint  not null
);
insert into horizon values (0, 0);

-- Fencing tokens.
create sequence lease;
