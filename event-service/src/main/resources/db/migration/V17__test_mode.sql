-- Whether an event is only tried out: ON, ENDING while its test bookings are deleted, OFF. test_email is the only address that
-- mails about test bookings go to: that of whoever of the staff switched it on.
alter table event add column test_mode varchar(10) default 'OFF' not null;
alter table event add column test_email varchar(254);
alter table event add constraint event_test_mode_known check (test_mode in ('OFF', 'ON', 'ENDING'));
