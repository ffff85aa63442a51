-- A refusal names seats, and others that would do.
alter table idempotency_key alter column refusal set data type varchar(20000);

-- Whether tickets of the event have seats. What an event without seats needs is read as before.
alter table inventory add column seated boolean default false not null;

-- The plan by which the seats of an event are sold, as venue-service handed it out, and the ticket type of each of its sections, both as JSON.
-- version: rises with every change of the plan, the types, or of what is kept back. seq: rises with every change of who sits where.
-- Both change only while the event's inventory is locked, and never go back: a seating that is removed keeps its row.
create table seating (
    event_id     bigint           primary key,
    plan_id      bigint           not null,
    plan_version integer          not null,
    sections     text             not null,
    orphans      varchar(10)      not null,
    version      integer          not null,
    seq          bigint default 0 not null,
    removed      boolean default false not null,
    constraint seating_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint seating_orphans_known check (orphans in ('off', 'advise', 'enforce'))
);

-- The plan itself, apart: each booking of a seat writes a row of seating, which shall be small.
create table seating_plan (
    event_id bigint primary key,
    plan     text   not null,
    constraint seating_plan_of_seating foreign key (event_id) references seating (event_id)
);

-- Seats that are not for sale at an event, though they are in its plan: blocked, or kept back for guests.
create table seat_block (
    event_id bigint                   not null,
    seat_id  varchar(60)              not null,
    kind     varchar(10)              not null,
    reason   varchar(200),
    made_by  varchar(254)             not null,
    made_at  timestamp with time zone not null,
    primary key (event_id, seat_id),
    constraint seat_block_of_seating foreign key (event_id) references seating (event_id),
    constraint seat_block_kind_known check (kind in ('blocked', 'kept'))
);

-- Where tickets sit. live_seat: the same as seat_id while the ticket is live, so that a seat has one live ticket at most.
-- left_behind: the ticket has another seat by now. seq: that of the seating with the last change of the row.
create table ticket_seat (
    ticket_id   bigint                not null,
    event_id    bigint                not null,
    seat_id     varchar(60)           not null,
    live_seat   varchar(60),
    label       varchar(90)           not null,
    section     varchar(60)           not null,
    row_label   varchar(10)           not null,
    number      varchar(10)           not null,
    left_behind boolean default false not null,
    seq         bigint                not null,
    primary key (ticket_id, seat_id),
    constraint ticket_seat_of_ticket foreign key (ticket_id) references ticket (id),
    constraint ticket_seat_one_live_ticket unique (event_id, live_seat),
    constraint ticket_seat_live_is_its_seat check (live_seat is null or (live_seat = seat_id and not left_behind))
);
create index ticket_seat_changes on ticket_seat (event_id, seq);
