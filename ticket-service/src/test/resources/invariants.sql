-- What must hold in ticket-service's database at any moment. Each statement lists what breaks its
-- rule, and so must find nothing. Portable: H2 and PostgreSQL. One statement ends where the next
-- comment begins.

-- live tickets of an event are what its inventory says is sold
select i.event_id, i.sold, count(t.id) as live
from inventory i left join ticket t on t.event_id = i.event_id and t.status <> 'cancelled'
group by i.event_id, i.sold having i.sold <> count(t.id)

-- no event has more live tickets than its capacity
select i.event_id, i.capacity, count(t.id) as live
from inventory i join ticket t on t.event_id = i.event_id and t.status <> 'cancelled'
group by i.event_id, i.capacity having count(t.id) > i.capacity

-- capacity is the sum of the ticket types
select i.event_id, i.capacity, sum(y.quantity) as quantity
from inventory i join ticket_type y on y.event_id = i.event_id
group by i.event_id, i.capacity having i.capacity <> sum(y.quantity)

-- live tickets of a type are what it says is sold, and no more than its quantity
select y.event_id, y.id, y.quantity, y.sold, count(t.id) as live
from ticket_type y
left join ticket t on t.event_id = y.event_id and t.ticket_type_id = y.id and t.status <> 'cancelled'
group by y.event_id, y.id, y.quantity, y.sold
having y.sold <> count(t.id) or count(t.id) > y.quantity

-- nobody has more live tickets of an event than the quota that was in force
select b.event_id, b.quota_email, q.quota, count(t.id) as live
from booking b
join ticket t on t.booking_id = b.id and t.status <> 'cancelled'
left join buyer_quota q on q.email = b.quota_email and q.event_id = b.event_id
group by b.event_id, b.quota_email, q.quota
having q.quota is null or count(t.id) > q.quota

-- what a buyer is said to hold is what the buyer holds
select q.event_id, q.email, q.held, count(t.id) as live
from buyer_quota q
left join booking b on b.quota_email = q.email and b.event_id = q.event_id
left join ticket t on t.booking_id = b.id and t.status <> 'cancelled'
group by q.event_id, q.email, q.held having q.held <> count(t.id)

-- a ticket's code is its own
select event_id, number, count(*) as tickets from ticket group by event_id, number having count(*) > 1

-- no number is given that is not counted as issued
select t.event_id, t.number, i.issued
from ticket t join inventory i on i.event_id = t.event_id where t.number > i.issued

-- an id is a booking's or a ticket's, never both
select b.id from booking b join ticket t on t.id = b.id

-- a booking has all its tickets
select b.id, b.quantity, count(t.id) as tickets
from booking b left join ticket t on t.booking_id = b.id
group by b.id, b.quantity having b.quantity <> count(t.id)

-- the tickets of a confirmed booking are live, those of a cancelled one are not
select b.id, b.status, t.id as ticket, t.status as ticket_status
from booking b join ticket t on t.booking_id = b.id
where (b.status = 'confirmed' and t.status not in ('issued', 'used'))
or (b.status = 'cancelled' and t.status <> 'cancelled')

-- the confirmation of every booking, and the cancellation of every cancelled one, is owed or delivered, once
select b.id, b.status, count(o.id) as facts
from booking b
left join outbox o on o.fact_key = cast(b.id as varchar) and o.topic in ('booking-confirmed', 'booking-cancelled')
group by b.id, b.status
having count(o.id) <> case b.status when 'cancelled' then 2 else 1 end

-- an idempotency key that was answered with a booking points to one
select k.idem_key, k.booking_id
from idempotency_key k left join booking b on b.id = k.booking_id
where k.booking_id is not null and b.id is null
