-- The last day of an event where it takes place, to find what runs for days. V10 says it of those that have an end.
alter table event add column ends_on date;
update event set ends_on = starts_on;
alter table event alter column ends_on set not null;
create index event_by_last_day on event (ends_on);
