-- What the gateway said last of an event's waiting room; it does so every few seconds while there is one.
create table event_waiting_room_figures (
    event_id    bigint primary key,
    reported_at timestamp with time zone not null,
    phase       varchar(10) not null,
    waiting     bigint      not null,
    called      bigint      not null,
    inside      bigint      not null,
    booked      bigint      not null,
    missed      bigint      not null,
    expired     bigint      not null,
    given_back  bigint      not null,
    admitted    bigint      not null,
    per_minute  bigint      not null,
    drawn       bigint      not null,
    seed_hash   varchar(64) not null,
    seed        varchar(64),          -- null before the draw: then nobody but the gateway has it
    constraint event_waiting_room_figures_are_of_an_event foreign key (event_id) references event (id) on delete cascade
);
