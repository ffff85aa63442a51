-- When events that people could see were to begin before they were moved: search engines are told of each.
create table event_former_start (
    event_id  bigint                   not null references event (id) on delete cascade,
    starts_at timestamp with time zone not null,
    primary key (event_id, starts_at)
);
