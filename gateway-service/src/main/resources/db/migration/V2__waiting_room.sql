-- Waiting rooms of events, for all gateways together.
create table waiting_room (
    event_id    bigint primary key,
    terms       varchar(4000)            not null, -- as event-service said last, for a gateway that starts without it
    seed        varchar(64)              not null, -- nobody is told before the draw
    created_at  timestamp with time zone not null,
    drawn_at    timestamp with time zone,          -- null while places have no numbers
    lot_size    bigint default 0         not null, -- how many were drawn; whoever came later has a higher number
    last_number bigint default 0         not null,
    admitted    bigint default 0         not null,
    credit      bigint default 0         not null, -- of the pace, in millionths of a person
    stepped_at  timestamp with time zone,
    busy_since  timestamp with time zone,          -- of a room that opens by load
    constraint waiting_room_numbers_its_lot_first check (last_number >= lot_size),
    constraint waiting_room_admits_whom_it_numbered check (admitted between 0 and last_number)
);

create table waiting_place (
    event_id   bigint                   not null,
    id         varchar(32)              not null, -- made from the browser's cookie, and public
    network    varchar(64)              not null, -- keyed hash of the client's address
    joined_at  timestamp with time zone not null,
    number     bigint,
    state      varchar(10)              not null,
    expires_at timestamp with time zone,
    busy_until timestamp with time zone,          -- while a booking with it is under way
    attempt    varchar(64),                       -- which booking that is, or was
    primary key (event_id, id),
    constraint waiting_place_has_a_room foreign key (event_id) references waiting_room (event_id),
    constraint waiting_place_number_is_its_own unique (event_id, number),
    constraint waiting_place_number_is_positive check (number is null or number >= 1)
);
create index waiting_place_by_state on waiting_place (event_id, state, number);
create index waiting_place_by_network on waiting_place (event_id, network);
