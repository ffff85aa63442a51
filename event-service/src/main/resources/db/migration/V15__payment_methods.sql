-- How an event may be paid. Whoever transfers has so many days, and reads the bank details.
alter table event add column takes_card boolean default true not null;
alter table event add column takes_transfer boolean default false not null;
alter table event add column takes_cash boolean default false not null;
alter table event add column transfer_days integer default 7 not null;
alter table event add column bank_details varchar(1000);
alter table event add constraint event_is_paid_somehow check (takes_card or takes_transfer or takes_cash);
alter table event add constraint event_transfer_days_are_sensible check (transfer_days between 1 and 60);
alter table event add constraint event_transfer_has_an_account check (not takes_transfer or bank_details is not null);
