-- Readers who reported a message as spam: new until the message was paused for it, then counted. So who lets it go on is not stopped by the
-- same ones again.
alter table message_recipient add column complaint varchar(10);
alter table message_recipient add constraint message_recipient_complaint_known check (complaint = any (array ['new', 'counted']));
