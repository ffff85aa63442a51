-- What an event and its ticket types are called in other languages, as event-service told it: JSON, read with the terms, so that a sale reads
-- no row more for it. Nothing for events that have one language.
alter table sale_terms add column names varchar(100000);
