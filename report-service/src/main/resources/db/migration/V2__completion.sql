-- The figures of an event at the moment it was completed, as ticket-service told them. The first telling counts: a row never changes.
create table completion (
    event_id          bigint                   primary key,
    code              varchar(20)              not null,
    name              varchar(200)             not null,
    organizer_id      bigint                   not null,
    starts_at         timestamp with time zone not null,
    completed_at      timestamp with time zone not null,
    capacity          integer                  not null,
    sold              integer                  not null,
    bookings          integer                  not null,
    cancelled_tickets integer                  not null,
    used              integer                  not null,
    revenue           bigint                   not null,
    currency          varchar(3)               not null,
    constraint completion_sold_fits_capacity check (sold >= 0 and sold <= capacity),
    constraint completion_used_were_sold check (used >= 0 and used <= sold),
    constraint completion_counts_are_not_negative check (bookings >= 0 and cancelled_tickets >= 0 and revenue >= 0)
);
create index completion_by_organizer on completion (organizer_id, completed_at);
create index completion_by_code on completion (code);

create table completion_type (
    event_id bigint       not null,
    position integer      not null,
    name     varchar(200) not null,
    price    bigint       not null,
    quantity integer      not null,
    sold     integer      not null,
    constraint completion_type_key primary key (event_id, position),
    constraint completion_type_of_a_completion foreign key (event_id) references completion,
    constraint completion_type_sold_fits_quantity check (sold >= 0 and sold <= quantity)
);

-- organizer_id is whose event it is; of the reports before this, who wrote it. Code and name are for events whose figures were never told.
alter table report add column author varchar(254) not null default '';
alter table report add column event_code varchar(20);
alter table report add column event_name varchar(200);
alter table report add column updated_at timestamp with time zone;
alter table report add column version bigint not null default 0;
