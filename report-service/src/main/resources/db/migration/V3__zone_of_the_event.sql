-- The zone of the event, in which its times are told. Null for events that were completed before it was kept: theirs are told in UTC.
alter table completion add column time_zone varchar(60);
