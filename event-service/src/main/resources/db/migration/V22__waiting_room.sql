-- Whether buyers of an event wait in line when many come, and how quickly they are let in. No row: they do not.
create table event_waiting_room (
    event_id    bigint primary key,
    mode        varchar(10) not null,
    open_before integer     not null, -- minutes before the sale starts
    per_minute  integer     not null,
    inside      integer     not null,
    minutes     integer     not null,
    busy_at     integer     not null,
    constraint event_waiting_room_is_of_an_event foreign key (event_id) references event (id) on delete cascade,
    constraint event_waiting_room_mode_is_known check (mode = 'off' or mode = 'on' or mode = 'load'),
    constraint event_waiting_room_lets_in check (open_before between 1 and 10080 and per_minute between 1 and 100000 and inside between 1 and 1000000 and minutes between 2 and 120 and busy_at between 1 and 1000000)
);

-- Whether everybody waits, where the event is shown: what the row above says.
alter table event add column waiting_room boolean default false not null;
