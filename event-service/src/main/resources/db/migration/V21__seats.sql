-- Which version of a seat plan of its venue an event has; nothing for an event without seats. The sections whose seats
-- are of a ticket type are named by their ids with a blank between them; nothing for a type without seats.
alter table event add column seat_plan_id bigint;
alter table event add column seat_plan_version integer;
alter table event add constraint event_seat_plan_has_a_version check ((seat_plan_id is null) = (seat_plan_version is null));
alter table ticket_type add column sections varchar(12300);
alter table ticket_type add constraint ticket_type_with_seats_has_its_own_places check (sections is null or (pool_name is null and quantity is not null));
