-- A booking that is not reserved costs nothing here.
create index booking_lapse on booking (expires_at) where status = 'pending_payment';

-- As Purchases makes it: the first half of SHA-256 of the event, a line end, and the address.
update idempotency_key set idem_key = 'guest:' || left(encode(sha256(convert_to(b.event_id || chr(10) || b.buyer_email, 'UTF8')), 'hex'), 32) || ':' || idem_key
from booking b where b.id = idempotency_key.booking_id and b.account_id is null and idem_key not like 'demo:%';
