-- Ticket types of an event that name the same pool share its places. What was there before shares none.
-- All types of a pool say the same quantity of it. A type of a pool need not have a quantity of its own.
alter table ticket_type add column pool_name varchar(60);
alter table ticket_type add column pool_quantity integer;
alter table ticket_type alter column quantity drop not null;
alter table ticket_type add constraint ticket_type_pool_has_a_quantity check ((pool_name is null and pool_quantity is null) or (pool_name is not null and pool_quantity is not null));
alter table ticket_type add constraint ticket_type_has_places check (quantity is not null or pool_quantity is not null);
alter table ticket_type add constraint ticket_type_is_within_its_pool check (quantity is null or pool_quantity is null or quantity <= pool_quantity);
alter table ticket_type add constraint ticket_type_pool_quantity_is_positive check (pool_quantity is null or pool_quantity >= 1);

-- How many of all tickets are of types that everybody may buy, and how many fewer there are for everybody because
-- types that need a code took places of pools that they share.
alter table event add column open_tickets integer default 0 not null;
update event set open_tickets = total_tickets - coalesce((select sum(t.quantity) from ticket_type t where t.event_id = event.id and t.needs_code), 0);
alter table event add column hidden_shared_count integer default 0 not null;
