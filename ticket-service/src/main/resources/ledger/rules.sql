-- What the ledger check counts from the rows, and compares with what is stored. Each statement gives for each thing what was counted
-- and what is stored of it: both are the same, or what was counted is at most that. The line above it names its rule, its own name,
-- what kind of thing it is about, and same or most. {x} is the condition that the rows of x are of the event; tests leave it out and
-- check all events at once. Portable: H2 and PostgreSQL, and linear on both: rows of both sides are summed up, and nothing is joined
-- with what has no index. None begins with "with": H2 answers such a statement with the parameters of the one before.

-- L1 sold event same: live tickets of an event are what its inventory says is sold
select cast(x.event_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select t.event_id, count(*) as counted, 0 as stored from ticket t where {t} and t.status <> 'cancelled' group by t.event_id
union all
select i.event_id, 0, i.sold from inventory i where {i}
) x group by x.event_id

-- L1 within-capacity event most: no event has more live tickets than its capacity
select cast(x.event_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select t.event_id, count(*) as counted, 0 as stored from ticket t where {t} and t.status <> 'cancelled' group by t.event_id
union all
select i.event_id, 0, i.capacity from inventory i where {i}
) x group by x.event_id

-- L1 capacity event same: capacity is the sum of the ticket types, and of each pool once
select cast(x.event_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select y.event_id, case when y.pool is null then sum(y.quantity) else least(sum(y.quantity), y.pool_quantity) end as counted, 0 as stored
from ticket_type y where {y} group by y.event_id, y.pool, y.pool_quantity
union all
select i.event_id, 0, i.capacity from inventory i where {i}
) x group by x.event_id

-- L1 wanted-any event same: an event's list wants, for any type, what those want who wait for any type
select cast(x.event_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select w.event_id, w.quantity as counted, 0 as stored from waiting_entry w
where {w} and w.state = 'waiting' and not w.together and w.ticket_type_id is null
union all
select i.event_id, 0, i.wanted_any from inventory i where {i}
) x group by x.event_id

-- L1 wanted type same: an event's list wants of a type what those want who wait for it
select cast(x.type_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select w.event_id, w.ticket_type_id as type_id, w.quantity as counted, 0 as stored from waiting_entry w
where {w} and w.state = 'waiting' and not w.together and w.ticket_type_id is not null
union all
select y.event_id, y.id, 0, y.wanted from ticket_type y where {y}
) x group by x.event_id, x.type_id

-- L2 type-sold type same: live tickets of a type are what it says is sold
select cast(x.type_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select t.event_id, t.ticket_type_id as type_id, count(*) as counted, 0 as stored from ticket t
where {t} and t.status <> 'cancelled' group by t.event_id, t.ticket_type_id
union all
select y.event_id, y.id, 0, y.sold from ticket_type y where {y}
) x group by x.event_id, x.type_id

-- L2 type-quantity type most: no type has more live tickets than its quantity
select cast(x.type_id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select t.event_id, t.ticket_type_id as type_id, count(*) as counted, 0 as stored from ticket t
where {t} and t.status <> 'cancelled' group by t.event_id, t.ticket_type_id
union all
select y.event_id, y.id, 0, y.quantity from ticket_type y where {y}
) x group by x.event_id, x.type_id

-- L2 pool-quantity pool most: no pool has more live tickets than its quantity
select x.pool as ref, cast(null as varchar) as currency, sum(x.counted) as counted, max(x.stored) as stored
from (
select y.event_id, y.pool, count(*) as counted, 0 as stored
from ticket t join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
where {t} and t.status <> 'cancelled' and y.pool is not null group by y.event_id, y.pool
union all
select y.event_id, y.pool, 0, y.pool_quantity from ticket_type y where {y} and y.pool is not null
) x group by x.event_id, x.pool

-- L3 seat-of-ticket ticket same: a live ticket that had a seat has one, and no more
select cast(t.id as varchar) as ref, cast(null as varchar) as currency, 1 as counted, count(s.live_seat) as stored
from ticket t join ticket_seat s on s.ticket_id = t.id join inventory i on i.event_id = t.event_id
where {t} and t.status <> 'cancelled' and i.seated
group by t.id having max(case when s.left_behind then 0 else 1 end) = 1

-- L3 ticket-of-seat seat same: whoever sits on a seat has a live ticket of that event
select s.live_seat as ref, cast(null as varchar) as currency, count(case when t.status <> 'cancelled' and t.event_id = s.event_id then 1 end) as counted,
count(*) as stored
from ticket_seat s left join ticket t on t.id = s.ticket_id
where {s} and s.live_seat is not null group by s.event_id, s.live_seat

-- L3 seat-held-back seat most: nobody sits on a seat that is held back
select k.seat_id as ref, cast(null as varchar) as currency, count(s.live_seat) as counted, 0 as stored
from seat_block k left join ticket_seat s on s.event_id = k.event_id and s.live_seat = k.seat_id
where {k} group by k.event_id, k.seat_id

-- L4 offer-uses offer same: an offer is used as often as its uses say
select cast(x.id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select u.offer_id as id, u.uses as counted, 0 as stored from offer_use u
where u.code_folded is not null and u.state = 'live' and u.offer_id in (select o.id from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w})))
union all
select o.id, 0, o.live_uses from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w}))
) x group by x.id

-- L4 offer-limit offer most: no offer is used more often than its limit
select cast(x.id as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select u.offer_id as id, u.uses as counted, 0 as stored from offer_use u join offer o on o.id = u.offer_id
where u.code_folded is not null and u.state = 'live' and o.use_limit is not null and ({o} or o.id in (select w.offer_id from offer_use w where {w}))
union all
select o.id, 0, o.use_limit from offer o where o.use_limit is not null and ({o} or o.id in (select w.offer_id from offer_use w where {w}))
) x group by x.id

-- L4 code-uses code same: a code is used as often as its uses say
select x.code_folded as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select u.offer_id, u.code_folded, u.uses as counted, 0 as stored from offer_use u
where u.code_folded is not null and u.state = 'live' and u.offer_id in (select o.id from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w})))
union all
select c.offer_id, c.code_folded, 0, c.live_uses from offer_code c
where c.offer_id in (select o.id from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w})))
) x group by x.offer_id, x.code_folded

-- L4 code-limit code most: no code is used more often than its limit
select x.code_folded as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select u.offer_id, u.code_folded, u.uses as counted, 0 as stored
from offer_use u join offer_code c on c.offer_id = u.offer_id and c.code_folded = u.code_folded and c.use_limit is not null
where u.state = 'live' and u.offer_id in (select o.id from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w})))
union all
select c.offer_id, c.code_folded, 0, c.use_limit from offer_code c
where c.use_limit is not null and c.offer_id in (select o.id from offer o where ({o} or o.id in (select w.offer_id from offer_use w where {w})))
) x group by x.offer_id, x.code_folded

-- L4 booking-uses booking same: a booking uses its offer as long as it has tickets that it is for: once, or once for each of them
select cast(u.booking_id as varchar) as ref, cast(null as varchar) as currency,
case when u.per_ticket then count(t.id) when count(t.id) > 0 then 1 else 0 end as counted, u.uses as stored
from offer_use u left join ticket t on t.booking_id = u.booking_id and t.status <> 'cancelled'
and (not u.per_ticket or u.type_ids = ',' or position(',' || t.ticket_type_id || ',' in u.type_ids) > 0)
where {u} group by u.booking_id, u.uses, u.per_ticket

-- L5 paid booking same: what counts as paid of a booking is what its payments brought
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.id, p.currency, p.amount_minor as counted, 0 as stored from payment p join booking b on b.id = p.booking_id
where {b} and p.purpose = 'booking' and p.state in ('succeeded', 'refunded')
union all
select b.id, b.currency, 0, b.paid_minor from booking b where {b}
) x group by x.id, x.currency

-- L5 cost booking same: whoever was confirmed has paid what the booking costs, with what was asked or given back for a change; others have paid nothing
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.id, b.currency, case when b.status in ('pending_payment', 'expired') then 0 else b.total_minor end as counted, b.paid_minor as stored
from booking b where {b} and b.status <> 'cancelled'
union all
select b.id, c.currency, case when c.difference = 'ask' then c.amount_minor else -c.amount_minor end, 0
from ticket_change c join booking b on b.id = c.booking_id
where {b} and b.status <> 'cancelled' and c.state = 'done'
and ((c.difference = 'give_back' and c.new_booking_id is null) or (c.difference = 'ask' and c.new_booking_id is not null))
) x group by x.id, x.currency

-- L5 refunded booking same: what counts as refunded of a booking is what its refunds say
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.id, r.currency, r.amount_minor as counted, 0 as stored
from refund r join booking b on b.id = r.booking_id join payment p on p.id = r.payment_id
where {b} and p.purpose = 'booking' and r.phase in ('approved', 'sending', 'at_provider', 'stuck', 'done')
union all
select b.id, b.currency, 0, b.refunded_minor from booking b where {b}
) x group by x.id, x.currency

-- L5 kept booking same: what was paid and has not gone back is what the live tickets cost and what was kept as a fee, unless money moved outside
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.id, b.currency, t.paid_minor as counted, 0 as stored from ticket t join booking b on b.id = t.booking_id
where {b} and b.paid_minor > 0 and t.status <> 'cancelled'
union all
select b.id, b.currency, r.fee_kept_minor, 0 from refund r join booking b on b.id = r.booking_id
where {b} and b.paid_minor > 0 and r.phase in ('approved', 'sending', 'at_provider', 'stuck', 'done')
union all
select b.id, b.currency, 0, b.paid_minor - b.refunded_minor from booking b where {b} and b.paid_minor > 0
) x
where x.id not in (select p.booking_id from outside_money o join payment p on p.id = o.payment_id)
group by x.id, x.currency

-- L6 held buyer same: what a buyer is said to hold is what the buyer holds
select cast(max(x.booking_id) as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.event_id, b.quota_email as email, b.id as booking_id, 1 as counted, 0 as stored
from ticket t join booking b on b.id = t.booking_id where {b} and t.status <> 'cancelled'
union all
select q.event_id, q.email, cast(null as bigint), 0, q.held from buyer_quota q where {q}
) x group by x.event_id, x.email

-- L6 quota buyer most: nobody has more live tickets of an event than the quota that was in force
select cast(max(x.booking_id) as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.event_id, b.quota_email as email, b.id as booking_id, 1 as counted, 0 as stored
from ticket t join booking b on b.id = t.booking_id where {b} and t.status <> 'cancelled'
union all
select q.event_id, q.email, cast(null as bigint), 0, q.quota from buyer_quota q where {q}
) x group by x.event_id, x.email

-- L6 held-of-type buyer same: of a type with a quota of its own, what a buyer is said to hold is what the buyer holds
select cast(max(x.booking_id) as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.event_id, t.ticket_type_id as type_id, b.quota_email as email, b.id as booking_id, 1 as counted, 0 as stored
from ticket t join booking b on b.id = t.booking_id
join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id and y.quota is not null
where {b} and t.status <> 'cancelled'
union all
select q.event_id, q.ticket_type_id, q.email, cast(null as bigint), 0, q.held from buyer_type_quota q where {q}
) x group by x.event_id, x.type_id, x.email

-- L6 quota-of-type buyer most: nobody has more live tickets of a type than its own quota that was in force
select cast(max(x.booking_id) as varchar) as ref, cast(null as varchar) as currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select b.event_id, t.ticket_type_id as type_id, b.quota_email as email, b.id as booking_id, 1 as counted, 0 as stored
from ticket t join booking b on b.id = t.booking_id
join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id and y.quota is not null
where {b} and t.status <> 'cancelled'
union all
select q.event_id, q.ticket_type_id, q.email, cast(null as bigint), 0, q.quota from buyer_type_quota q where {q}
) x group by x.event_id, x.type_id, x.email

-- L7 admitted-once ticket most: a ticket is admitted at most once by a list on a day
select cast(a.ticket_id as varchar) as ref, cast(null as varchar) as currency, count(*) as counted, 1 as stored
from admission a where {a} and a.undone_at is null group by a.ticket_id, a.list_id, a.entry_day

-- L7 admitted-is-used ticket same: a ticket that was admitted by the list that every event has is used, or was no longer good
select cast(t.id as varchar) as ref, cast(null as varchar) as currency,
min(case when t.status = 'issued' and s.forced_by is null
and not exists (select 1 from entry_conflict c where c.ticket_id = a.ticket_id and c.kind <> 'twice') then 0 else 1 end) as counted, 1 as stored
from admission a join ticket t on t.id = a.ticket_id left join scan s on s.scan_id = a.scan_id
where {a} and a.list_id = 0 and a.undone_at is null group by t.id

-- L7 used-is-admitted ticket same: a used ticket was admitted by the list that every event has
select cast(t.id as varchar) as ref, cast(null as varchar) as currency, 1 as counted, count(distinct a.ticket_id) as stored
from ticket t left join admission a on a.ticket_id = t.id and a.list_id = 0 and a.undone_at is null
where {t} and t.status = 'used' group by t.id

-- L8 payment-refunded payment same: what counts as refunded of a payment is what its refunds say
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select r.payment_id as id, r.currency, r.amount_minor as counted, 0 as stored from refund r join booking b on b.id = r.booking_id
where {b} and r.phase in ('approved', 'sending', 'at_provider', 'stuck', 'done')
union all
select p.id, p.currency, 0, p.refunded_minor from payment p join booking b on b.id = p.booking_id where {b}
) x group by x.id, x.currency

-- L8 refunds-within-payment payment most: no more goes back than was paid
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select r.payment_id as id, r.currency, r.amount_minor as counted, 0 as stored from refund r join booking b on b.id = r.booking_id
where {b} and r.phase in ('approved', 'sending', 'at_provider', 'stuck', 'done')
union all
select p.id, p.currency, 0, p.amount_minor from payment p join booking b on b.id = p.booking_id where {b}
) x group by x.id, x.currency

-- L8 tickets-cost booking same: what the tickets of a booking cost is what the booking costs
select cast(x.id as varchar) as ref, x.currency, sum(x.counted) as counted, sum(x.stored) as stored
from (
select n.booking_id as id, n.currency, n.paid_minor as counted, 0 as stored
from (select t.booking_id, b.currency, b.quantity, t.paid_minor, row_number() over (partition by t.booking_id order by t.number desc) as place
from ticket t join booking b on b.id = t.booking_id where {b}) n
where n.place <= n.quantity
union all
select b.id, b.currency, 0, b.total_minor from booking b where {b}
) x group by x.id, x.currency
