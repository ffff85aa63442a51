-- What an organiser says about money. What was there before is as an event that says nothing.
alter table ticket_type add column min_minor bigint;
alter table ticket_type add column tax_rate_bp integer default 0 not null;
alter table ticket_type add column tax_included boolean default true not null;
alter table ticket_type add column min_per_booking integer;
alter table ticket_type add column max_per_booking integer;
alter table ticket_type add constraint ticket_type_minimum_is_up_to_its_price check (min_minor is null or min_minor between 0 and price_minor);
alter table ticket_type add constraint ticket_type_tax_rate_is_a_percentage check (tax_rate_bp between 0 and 10000);
alter table ticket_type add constraint ticket_type_per_booking_is_sensible check ((min_per_booking is null or min_per_booking between 1 and 100) and (max_per_booking is null or max_per_booking between 1 and 100) and (min_per_booking is null or max_per_booking is null or min_per_booking <= max_per_booking));

alter table event add column hold_minutes integer default 10 not null;
alter table event add column payment_retries boolean default true not null;
alter table event add column refund_mode varchar(20) default 'REQUEST' not null;
alter table event add column refund_until_hours integer default 0 not null;
alter table event add column refund_fee_minor bigint default 0 not null;
alter table event add column refund_fee_bp integer default 0 not null;
alter table event add constraint event_hold_is_sensible check (hold_minutes between 5 and 60);
alter table event add constraint event_refund_mode_is_known check (refund_mode in ('NONE', 'REQUEST', 'AUTOMATIC'));
alter table event add constraint event_refund_until_is_sensible check (refund_until_hours between 0 and 8760);
alter table event add constraint event_refund_fee_is_sensible check (refund_fee_minor >= 0 and refund_fee_bp between 0 and 10000);
