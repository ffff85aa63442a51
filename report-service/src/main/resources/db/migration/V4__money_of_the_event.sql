-- What was paid, given back, and kept as fees, in the currency's smallest unit. Null for events that were completed before it was told.
alter table completion add column paid bigint;
alter table completion add column refunded bigint;
alter table completion add column fees_kept bigint;
