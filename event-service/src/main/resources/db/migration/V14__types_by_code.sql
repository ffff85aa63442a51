-- A type that is sold to who has a code alone, and how many tickets of such types are taken: both are nobody's business else.
alter table ticket_type add column needs_code boolean default false not null;
alter table event add column hidden_booked_count integer default 0 not null;
