-- How often a ticket was handed on. Its QR code and its letters change each time, and handed_on_at says when that was last.
alter table ticket add column revision integer default 0 not null;
alter table ticket add column handed_on_at timestamp with time zone;
alter table ticket add constraint ticket_revision_not_negative check (revision >= 0);
alter table ticket add constraint ticket_revision_has_time check ((revision = 0) = (handed_on_at is null));
