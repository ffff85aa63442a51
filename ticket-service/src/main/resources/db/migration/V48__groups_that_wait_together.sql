-- Who let some tickets pass, because they were fewer than wanted, and keeps its place: offered all that it wants at once, or nothing. What is
-- free is not kept for it, so inventory.wanted_any and ticket_type.wanted do not count it.
alter table waiting_entry add column together boolean default false not null;
create index waiting_entry_together on waiting_entry (together, state);
