-- Under which key venue-service knows the hire of an event's venue, and whether it was given to somebody else in the end.
alter table event add column hire_key varchar(36);
alter table event add column venue_lost boolean default false not null;
alter table event add constraint event_hire_key_is_unique unique (hire_key);

-- Events that had a venue before venues were hired for them: those that are ahead are hired now.
update event set hire_key = '00000000-0000-4000-8000-' || lpad(cast(id as varchar(20)), 12, '0') where venue_id is not null;
insert into outbox (topic, fact_key, payload, created_at, due_at)
select 'venue-hire', hire_key, '{"hire_key":"' || hire_key || '"}', current_timestamp, current_timestamp
from event where hire_key is not null and starts_at > current_timestamp and status in ('DRAFT', 'PUBLISHED', 'SOLD_OUT');
