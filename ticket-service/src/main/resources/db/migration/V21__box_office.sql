-- Who of the door's staff may sell there, and which phones.
alter table entry_assignment add column may_sell boolean default false not null;
alter table entry_device add column may_sell boolean default false not null;

-- Bookings that the event's own people made: at the door, or for the guest list. once_key and body_hash tell a repeated request
-- for as long as the booking is there; the keys that programs send are forgotten sooner.
create table staff_booking (
    booking_id bigint                   primary key,
    event_id   bigint                   not null,
    channel    varchar(20)              not null,
    once_key   varchar(64)              not null,
    body_hash  varchar(64)              not null,
    made_by    varchar(254)             not null,
    mailed     boolean default true     not null,
    note       varchar(200),
    made_at    timestamp with time zone not null,
    constraint staff_booking_of_known_booking foreign key (booking_id) references booking (id),
    constraint staff_booking_once unique (event_id, channel, once_key),
    constraint staff_booking_channel_known check (channel in ('box_office', 'guest_list'))
);
