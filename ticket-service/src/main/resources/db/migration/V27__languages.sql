-- The tag of the language in which somebody reads what becomes of it: the buyer of a booking, who waits for tickets, the new
-- holder of a ticket that was handed on. Null for that of the house.
alter table booking add column locale varchar(35);
alter table waiting_entry add column locale varchar(35);
alter table ticket_transfer add column locale varchar(35);
