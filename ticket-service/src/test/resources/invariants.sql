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

-- a booking has all its tickets; one that was paid after it expired has new ones, and the void ones it had before
select b.id, b.quantity, count(t.id) as tickets
from booking b left join ticket t on t.booking_id = b.id
group by b.id, b.quantity, b.paid_minor
having b.quantity <> count(t.id)
       and not (b.paid_minor > 0 and mod(count(t.id), b.quantity) = 0
                and exists (select 1 from booking_history h where h.booking_id = b.id and h.what = 'expired')
                and count(case when t.status <> 'cancelled' then 1 end) <= b.quantity)

-- a confirmed booking has a ticket that is live, and none that waits for confirmation
select b.id, b.status, count(t.id) as live
from booking b left join ticket t on t.booking_id = b.id and t.status in ('issued', 'used')
where b.status = 'confirmed' group by b.id, b.status having count(t.id) = 0
union all
select b.id, b.status, t.id from booking b join ticket t on t.booking_id = b.id
where b.status = 'confirmed' and t.status = 'reserved'

-- the tickets of a reserved booking wait for confirmation or are void, those of a cancelled or expired one are void
select b.id, b.status, t.id as ticket, t.status as ticket_status
from booking b join ticket t on t.booking_id = b.id
where (b.status = 'pending_payment' and t.status not in ('reserved', 'cancelled'))
or (b.status in ('cancelled', 'expired') and t.status <> 'cancelled')

-- the confirmation of every confirmed booking is owed or delivered, once; of a reserved one, not yet
select x.fact_key, sum(x.least) as least, sum(x.most) as most, sum(x.facts) as facts
from (
select cast(id as varchar) as fact_key, case when status = 'confirmed' then 1 else 0 end as least,
case when status in ('pending_payment', 'expired') then 0 else 1 end as most, 0 as facts from booking
union all
select fact_key, 0, 0, 1 from outbox where topic = 'booking-confirmed'
) x
group by x.fact_key having sum(x.facts) not between sum(x.least) and sum(x.most)

-- the cancellation of every cancelled booking is owed or delivered, once; of others only that of their event
select x.fact_key, sum(x.least) as least, sum(x.most) as most, sum(x.facts) as facts
from (
select cast(b.id as varchar) as fact_key, case when b.status = 'cancelled' then 1 else 0 end as least,
case when b.status = 'cancelled' or e.status = 'cancelled' then 1 else 0 end as most, 0 as facts
from booking b join sale_terms e on e.event_id = b.event_id
union all
select fact_key, 0, 0, 1 from outbox where topic in ('booking-cancelled', 'event-cancelled')
) x
group by x.fact_key having sum(x.facts) not between sum(x.least) and sum(x.most)

-- a used ticket says when it was used, and no other does
select id, status, used_at from ticket where (status = 'used') <> (used_at is not null)

-- of a type with a quota of its own, what a buyer is said to hold is what the buyer holds, within the quota that was in force
select x.event_id, x.ticket_type_id, x.email, sum(x.held) as held, sum(x.quota) as quota, sum(x.live) as live
from (
select event_id, ticket_type_id, email, held, quota, 0 as live from buyer_type_quota
union all
select b.event_id, t.ticket_type_id, b.quota_email, 0, 0, 1 from booking b
join ticket t on t.booking_id = b.id and t.status <> 'cancelled'
join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id and y.quota is not null
) x
group by x.event_id, x.ticket_type_id, x.email having sum(x.held) <> sum(x.live) or sum(x.live) > sum(x.quota)

-- a type without a quota of its own counts for nobody
select q.event_id, q.ticket_type_id, q.email
from buyer_type_quota q join ticket_type y on y.event_id = q.event_id and y.id = q.ticket_type_id where y.quota is null

-- an idempotency key that was answered with a booking points to one
select k.idem_key, k.booking_id
from idempotency_key k left join booking b on b.id = k.booking_id
where k.booking_id is not null and b.id is null
