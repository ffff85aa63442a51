-- A category that is renamed takes its events along.
alter table event drop constraint event_category_exists;
alter table event add constraint event_category_exists foreign key (category) references category (name) on update cascade;
create index event_by_category on event (category);
