create index booking_lapse on booking (expires_at);

-- As Purchases makes it: the first half of SHA-256 of the event, a line end, and the address.
update idempotency_key set idem_key = (
    select 'guest:' || substring(lower(rawtohex(hash('SHA-256', stringtoutf8(b.event_id || char(10) || b.buyer_email)))) from 1 for 32) || ':' || idempotency_key.idem_key
    from booking b where b.id = idempotency_key.booking_id
) where exists (select 1 from booking b where b.id = idempotency_key.booking_id and b.account_id is null) and idem_key not like 'demo:%';
