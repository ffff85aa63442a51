-- What lists count and the gateway compares is in the index: the rows, with their long texts, are not read for it.
create index if not exists event_by_start_and_state on event (starts_at, id, ends_at, status, booked_count, total_tickets, version);
