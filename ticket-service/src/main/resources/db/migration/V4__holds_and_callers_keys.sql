-- When a reservation lapses unless it is confirmed before. Empty: it does not lapse, or there is nothing to confirm.
alter table booking add column expires_at timestamp with time zone;

-- A key belongs to its caller: 'account:7:order-1', 'client:tours:order-1', 'guest:<hash of event and address>:order-1'.
alter table idempotency_key alter column idem_key set data type varchar(300);

-- Who was refused was not stored. Nothing was booked then, so a repeated request may be decided anew.
delete from idempotency_key where booking_id is null;

update idempotency_key set idem_key = (
    select 'account:' || b.account_id || ':' || idempotency_key.idem_key from booking b where b.id = idempotency_key.booking_id
) where exists (select 1 from booking b where b.id = idempotency_key.booking_id and b.account_id is not null) and idem_key not like 'demo:%';
