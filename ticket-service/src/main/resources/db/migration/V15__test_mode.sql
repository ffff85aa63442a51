-- Whether an event is only tried out: 'on', 'ending' while its test bookings are deleted, 'off' once its bookings count. It never
-- leaves 'off'. test_email is the only address that mails about test bookings go to. The name of an event that is tried out
-- begins with [TEST].
alter table sale_terms add column test_mode varchar(10) default 'off' not null;
alter table sale_terms add column test_email varchar(254);
alter table sale_terms add constraint sale_terms_test_mode_known check (test_mode in ('on', 'ending', 'off'));
alter table sale_terms alter column name set data type varchar(270);
