-- Mails that are not due come last, where nobody who looks for the next due one reads them (H2 would put them first).
drop index mail_due;
create index mail_due on mail (next_attempt_at nulls last);
