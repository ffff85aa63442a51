-- The door. Every event has a list 0, "Entry", also without a row: all types, once, from three hours before it begins until
-- six after it ends. A row changes it, or adds another list. types: ids of ticket types with commas between them, null for
-- all; opens_at and closes_at: null for the hours of list 0. A list that was taken away stays for its scans.
create table entry_list (
    event_id   bigint                not null,
    id         integer               not null,
    name       varchar(60)           not null,
    types      varchar(2000),
    opens_at   timestamp with time zone,
    closes_at  timestamp with time zone,
    mode       varchar(20)           not null,
    reentry    boolean default false not null,
    position   integer               not null,
    removed_at timestamp with time zone,
    primary key (event_id, id),
    constraint entry_list_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint entry_list_mode_known check (mode in ('once', 'once_per_day', 'free')),
    constraint entry_list_closes_later check (closes_at > opens_at)
);

-- What was read at a door, whatever came of it. Rows are added, and never deleted while their tickets are there; only
-- undone_at is set later. result_shown: what the device showed without network; result_now: what the answer is here.
-- happened_at: when it was, by the clock here. token_hash: SHA-256 of what was read.
create table scan (
    scan_id        uuid                     primary key,
    ticket_id      bigint,
    token_hash     varchar(64)              not null,
    event_id       bigint,
    list_id        integer,
    entry_day      date,
    device         varchar(60),
    device_name    varchar(60),
    account_id     bigint,
    scanned_by     varchar(254)             not null,
    gate           varchar(60),
    direction      varchar(10)              not null,
    device_time    timestamp with time zone,
    sent_at        timestamp with time zone,
    received_at    timestamp with time zone not null,
    happened_at    timestamp with time zone not null,
    uncertain_ms   bigint default 0         not null,
    online         boolean                  not null,
    passed         boolean                  not null,
    result_shown   varchar(30),
    result_now     varchar(30)              not null,
    seen_at        timestamp with time zone,
    seen_gate      varchar(60),
    seen_device    varchar(60),
    forced_by      varchar(254),
    why            varchar(300),
    undone_at      timestamp with time zone,
    undone_by      varchar(254),
    undone_why     varchar(300),
    constraint scan_direction_known check (direction in ('entry', 'exit')),
    constraint scan_undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
create index scan_of_event on scan (event_id, received_at);
create index scan_of_ticket on scan (ticket_id);

-- That somebody came in with a ticket: its key decides "once". entry_day is 1970-01-01 where a list does not count by day.
-- One that was undone admits again.
create table admission (
    ticket_id    bigint                   not null,
    list_id      integer                  not null,
    entry_day    date                     not null,
    event_id     bigint                   not null,
    scan_id      uuid,
    admitted_at  timestamp with time zone not null,
    uncertain_ms bigint default 0         not null,
    gate         varchar(60),
    device       varchar(60),
    inside       boolean                  not null,
    moved_at     timestamp with time zone not null,
    changed_at   timestamp with time zone not null,
    undone_at    timestamp with time zone,
    primary key (ticket_id, list_id, entry_day),
    constraint admission_of_known_ticket foreign key (ticket_id) references ticket (id),
    constraint admission_undone_is_outside check (undone_at is null or not inside)
);
create index admission_of_event on admission (event_id, list_id, changed_at);

insert into admission (ticket_id, list_id, entry_day, event_id, admitted_at, gate, inside, moved_at, changed_at)
select id, 0, date '1970-01-01', event_id, used_at, gate, true, used_at, used_at from ticket where status = 'used' and used_at is not null;

-- What a person has to look at: somebody was let in who should not have been. twice: other_scan_id was first.
-- order_known: whether the clocks tell which was first.
create table entry_conflict (
    scan_id       uuid                     primary key,
    other_scan_id uuid,
    event_id      bigint                   not null,
    ticket_id     bigint,
    list_id       integer,
    entry_day     date,
    kind          varchar(30)              not null,
    order_known   boolean                  not null,
    since         timestamp with time zone,
    found_at      timestamp with time zone not null,
    settled_at    timestamp with time zone,
    settled_by    varchar(254),
    note          varchar(300),
    constraint entry_conflict_of_known_scan foreign key (scan_id) references scan (scan_id),
    constraint entry_conflict_with_another check (other_scan_id is null or other_scan_id <> scan_id)
);
create index entry_conflict_of_event on entry_conflict (event_id, found_at);
create index entry_conflict_of_ticket on entry_conflict (ticket_id);
