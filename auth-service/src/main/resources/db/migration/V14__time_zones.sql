-- The zone in which the owner reads times; null for that of the house.
alter table account add column time_zone varchar(50);
