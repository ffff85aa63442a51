-- When events that people could see were to begin before they were moved: search engines are told of each.
create table event_former_start (
    event_id  bigint                   not null references event (id) on delete cascade,
    starts_at timestamp with time zone not null,
    primary key (event_id, starts_at)
);

-- When everybody could see an event for the first time: then it is news.
alter table event add column published_at timestamp with time zone;
update event set published_at = created_at where ever_published and test_mode = 'OFF';
