-- Ticket types of an event that name the same pool share its places. What was there before shares none.
-- All types of a pool say the same quantity; how many of a pool are sold is the sum of its types.
alter table ticket_type add column pool varchar(60);
alter table ticket_type add column pool_quantity integer;
alter table ticket_type add constraint ticket_type_pool_has_a_quantity check ((pool is null and pool_quantity is null) or (pool is not null and pool_quantity is not null));
alter table ticket_type add constraint ticket_type_within_its_pool check (pool_quantity is null or quantity <= pool_quantity);
