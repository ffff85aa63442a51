-- What must hold in ticket-service's database at any moment. Each statement lists what breaks its
-- rule, and so must find nothing. Portable: H2 and PostgreSQL, and linear on both. One statement ends
-- where the next comment begins.

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
select x.event_id, x.email, sum(x.quota) as quota, sum(x.live) as live
from (
select event_id, email, quota, 0 as live from buyer_quota
union all
select b.event_id, b.quota_email, 0, 1 from booking b join ticket t on t.booking_id = b.id and t.status <> 'cancelled'
) x
group by x.event_id, x.email having sum(x.live) > sum(x.quota)

-- what a buyer is said to hold is what the buyer holds
select x.event_id, x.email, sum(x.held) as held, sum(x.live) as live
from (
select event_id, email, held, 0 as live from buyer_quota
union all
select b.event_id, b.quota_email, 0, 1 from booking b join ticket t on t.booking_id = b.id and t.status <> 'cancelled'
) x
group by x.event_id, x.email having sum(x.held) <> sum(x.live)

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
select x.topic, x.fact_key, sum(x.due) as due, sum(x.facts) as facts
from (
select 'booking-confirmed' as topic, cast(id as varchar) as fact_key, 1 as due, 0 as facts from booking
union all
select 'booking-cancelled', cast(id as varchar), 1, 0 from booking where status = 'cancelled'
union all
select topic, fact_key, 0, 1 from outbox where topic in ('booking-confirmed', 'booking-cancelled')
) x
group by x.topic, x.fact_key having sum(x.due) <> sum(x.facts)

-- an idempotency key that was answered with a booking points to one
select k.idem_key, k.booking_id
from idempotency_key k left join booking b on b.id = k.booking_id
where k.booking_id is not null and b.id is null
