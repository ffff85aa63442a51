-- What event-service says about an event on sale. A booking reads it here and asks nobody.
create table sale_terms (
    event_id     bigint                   primary key,
    code         varchar(20)              not null,
    version      bigint                   not null,
    name         varchar(255)             not null,
    starts_at    timestamp with time zone not null,
    ends_at      timestamp with time zone,
    time_zone    varchar(50)              not null,
    location     varchar(500)             not null,
    organizer_id bigint                   not null,
    quota        integer                  not null,
    status       varchar(20)              not null,
    currency     varchar(3)               not null,
    constraint sale_terms_code_once unique (code),
    constraint sale_terms_quota_positive check (quota > 0),
    constraint sale_terms_status_known check (status in ('published', 'completed', 'cancelled'))
);

-- The row that everyone who changes an event's stock locks first. It is narrow, and nothing in it but
-- its key is indexed, because it changes with every batch. sold goes up and down; issued, the last
-- ticket number given, only rises.
create table inventory (
    event_id   bigint                   primary key,
    capacity   integer                  not null,
    sold       integer                  not null,
    issued     integer                  not null,
    changed_at timestamp with time zone not null,
    constraint inventory_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint inventory_within_capacity check (sold between 0 and capacity),
    constraint inventory_issued_covers_sold check (issued >= sold)
);

-- quantity 0: withdrawn from sale; the row stays for the tickets that were sold of it.
create table ticket_type (
    event_id    bigint       not null,
    id          bigint       not null,
    name        varchar(100) not null,
    price_minor bigint       not null,
    quantity    integer      not null,
    sold        integer      not null,
    position    integer      not null,
    primary key (event_id, id),
    constraint ticket_type_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint ticket_type_price_not_negative check (price_minor >= 0),
    constraint ticket_type_within_quantity check (sold between 0 and quantity)
);

-- Ids of bookings and tickets: one sequence for both, taken a thousand at a time by the application.
create sequence id_block start with 1 increment by 1000 cache 1;

-- buyer_email is where mails go; quota_email is what the quota counts by (the same, or without its +tag).
create table booking (
    id           bigint                   primary key,
    event_id     bigint                   not null,
    status       varchar(20)              not null,
    quantity     integer                  not null,
    total_minor  bigint                   not null,
    currency     varchar(3)               not null,
    buyer_name   varchar(100)             not null,
    buyer_email  varchar(254)             not null,
    buyer_phone  varchar(20),
    quota_email  varchar(254)             not null,
    account_id   bigint,
    created_at   timestamp with time zone not null,
    cancelled_at timestamp with time zone,
    constraint booking_quantity_positive check (quantity > 0),
    constraint booking_total_not_negative check (total_minor >= 0),
    constraint booking_status_known check (status in
        ('pending_payment', 'confirmed', 'cancelled', 'expired', 'refund_requested', 'refunded'))
);
create index booking_of_buyer on booking (buyer_email);

-- A ticket's code is its event's code, a dash, and its number; both parts never change.
create table ticket (
    id             bigint      primary key,
    booking_id     bigint      not null,
    event_id       bigint      not null,
    number         integer     not null,
    ticket_type_id bigint      not null,
    price_minor    bigint      not null,
    status         varchar(20) not null,
    constraint ticket_of_known_booking foreign key (booking_id) references booking (id),
    constraint ticket_code_once unique (event_id, number),
    constraint ticket_number_positive check (number > 0),
    constraint ticket_status_known check (status in ('reserved', 'issued', 'used', 'cancelled'))
);
create index ticket_of_booking on ticket (booking_id);

-- Live tickets of one buyer for one event. The address comes first in the key: with the event first and
-- no statistics yet, PostgreSQL read all buyers of the event in every batch.
create table buyer_quota (
    email    varchar(254) not null,
    event_id bigint       not null,
    held     integer      not null,
    quota    integer      not null,
    primary key (email, event_id),
    constraint buyer_quota_within_limit check (held between 0 and quota)
);

-- The first answer to a request: a booking, or the refusal as JSON. Written with what it speaks of.
create table idempotency_key (
    idem_key   varchar(100)             primary key,
    body_hash  varchar(64)              not null,
    booking_id bigint,
    refusal    varchar(500),
    created_at timestamp with time zone not null,
    constraint idempotency_key_has_one_answer check ((booking_id is null) <> (refusal is null))
);
