-- A steward who types the PIN of an event is a supervisor there for a while. The PIN is shown to the organiser, who tells
-- it; tries are counted for each person and phone, so that nobody finds it by trying.
alter table entry_settings add column supervisor_pin varchar(8);

create table supervisor_turn (
    event_id bigint                   not null,
    keeper   varchar(40)              not null,
    ends_at  timestamp with time zone,
    tries    integer                  not null,
    since    timestamp with time zone not null,
    primary key (event_id, keeper),
    constraint supervisor_turn_of_known_event foreign key (event_id) references sale_terms (event_id)
);
