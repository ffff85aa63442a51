-- A draft that is cancelled stays with its organiser, as a draft does. What was cancelled before this was known counts as published: its buyers may look for it.
alter table event add column ever_published boolean default false not null;
update event set ever_published = true where status <> 'DRAFT';
