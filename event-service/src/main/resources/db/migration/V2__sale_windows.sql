-- When a kind of ticket is sold, and how many of it one buyer may have; empty: as the event says.
alter table ticket_type add column sale_starts_at timestamp with time zone;
alter table ticket_type add column sale_ends_at timestamp with time zone;
alter table ticket_type add column quota integer;
alter table ticket_type add constraint ticket_type_sale_ends_after_it_starts check (sale_starts_at is null or sale_ends_at is null or sale_ends_at > sale_starts_at);
alter table ticket_type add constraint ticket_type_quota_is_sensible check (quota is null or quota between 1 and 100);
