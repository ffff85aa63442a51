-- What was paid for the tickets of a type, in the currency's smallest unit. Null for events that were completed before it was told.
alter table completion_type add column paid bigint;
