-- What lists count and the gateway compares is in the index: the rows, with their texts, are not read for it.
create index if not exists event_state on event (status, starts_at, ends_at, booked_count, total_tickets, version, id);
