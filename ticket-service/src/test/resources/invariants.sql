-- What must hold in ticket-service's database at any moment. Each statement lists what breaks its
-- rule, and so must find nothing. Portable: H2 and PostgreSQL, and linear on both. One statement ends
-- where the next comment begins. What the product itself compares stands in its ledger/rules.sql, and must hold here as well.

-- all types of a pool say the same quantity of it
select event_id, pool from ticket_type where pool is not null
group by event_id, pool having min(pool_quantity) <> max(pool_quantity)

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

-- a type without a quota of its own counts for nobody
select q.event_id, q.ticket_type_id, q.email
from buyer_type_quota q join ticket_type y on y.event_id = q.event_id and y.id = q.ticket_type_id where y.quota is null

-- an idempotency key that was answered with a booking points to one
select k.idem_key, k.booking_id
from idempotency_key k left join booking b on b.id = k.booking_id
where k.booking_id is not null and b.id is null

-- money that was booked from a bank's file is here, or needs a person
select m.fingerprint, p.id, p.state from bank_money m join payment p on p.id = m.payment_id
where p.state not in ('succeeded', 'refunded') and p.phase <> 'stuck'

-- a line of a bank's file that is booked has its payment
select l.import_id, l.line, l.outcome from bank_line l
where l.outcome in ('booked', 'returned') and l.payment_id is null

-- disputed tickets are blocked only while somebody has to decide
select t.id from ticket t where t.blocked_why = 'dispute' and not exists
(select 1 from outside_money o join payment p on p.id = o.payment_id
where p.booking_id = t.booking_id and o.kind = 'dispute' and o.decided_at is null)

-- the receipts of an organiser and a year are numbered from 1, without gaps
select s.organizer_id, s.series_year, s.last_number, count(r.id) as receipts, max(r.series_number) as highest
from receipt_series s left join receipt r on r.organizer_id = s.organizer_id and r.series_year = s.series_year
group by s.organizer_id, s.series_year, s.last_number
having count(r.id) <> s.last_number or coalesce(max(r.series_number), 0) <> s.last_number

-- a receipt says what was paid or given back, and money that no booking needed has none
select r.id, r.total_minor, p.amount_minor, p.purpose from receipt r join payment p on p.id = r.payment_id
where r.total_minor <> p.amount_minor or p.purpose <> 'booking' or p.state not in ('succeeded', 'refunded')
union all
select r.id, r.total_minor, f.amount_minor, p.purpose
from receipt r join refund f on f.id = r.refund_id join payment p on p.id = f.payment_id
where r.total_minor <> f.amount_minor or p.purpose <> 'booking' or f.phase <> 'done'

-- what is taken off a booking is what is taken off its tickets
select b.id, b.discount_minor, sum(t.discount_minor) as tickets
from booking b join ticket t on t.booking_id = b.id
group by b.id, b.discount_minor, b.quantity
having mod(count(t.id), b.quantity) = 0 and sum(t.discount_minor) <> b.discount_minor * (count(t.id) / b.quantity)

-- an event is named a test as long as its bookings do not count
select event_id, test_mode, name from sale_terms where (test_mode = 'off') = (name like '[TEST] %')

-- receipts of test bookings, and no others, have no number of a series
select r.id, r.number, e.test_mode from receipt r join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id
where (r.series_year = 0) = (e.test_mode = 'off')

-- a change that is done has moved what it says: the difference was paid once, or went back
select c.id, c.difference, c.amount_minor, x.paid, x.back
from ticket_change c left join (
select m.change_id, sum(m.paid) as paid, sum(m.back) as back from (
select p.change_id, p.amount_minor as paid, 0 as back from payment p
where p.change_id is not null and p.purpose = 'booking' and p.state in ('succeeded', 'refunded')
union all
select r.change_id, 0, r.amount_minor from refund r where r.change_id is not null and r.reason = 'tickets-changed'
) m group by m.change_id
) x on x.change_id = c.id
where (c.state = 'done' and c.amount_minor <> coalesce(x.paid, 0) - coalesce(x.back, 0))
or (c.state <> 'done' and coalesce(x.paid, 0) + coalesce(x.back, 0) <> 0)

-- a change that asks or gives back is what its tickets become dearer or cheaper, and any other changes no amounts
select c.id, c.difference, c.amount_minor, sum(l.paid_after - l.paid_before) as lines
from ticket_change c join ticket_change_line l on l.change_id = c.id
group by c.id, c.difference, c.amount_minor having c.amount_minor <> sum(l.paid_after - l.paid_before)

-- what moved with tickets arrived, and is what they cost there
select r.id, r.amount_minor, p.id as payment, p.amount_minor as arrived
from refund r left join payment p on p.provider = 'moved' and p.provider_ref = cast(r.id as varchar)
where r.reason = 'tickets-moved' and (p.id is null or p.amount_minor <> r.amount_minor)

-- an admission is of the ticket's own event, and of a scan by which somebody passed
select a.ticket_id, a.list_id from admission a join ticket t on t.id = a.ticket_id
left join scan s on s.scan_id = a.scan_id
where (a.event_id <> t.event_id and a.list_id = 0 and a.undone_at is null)
or (a.undone_at is null and a.scan_id is not null and (s.scan_id is null or not s.passed or s.ticket_id <> a.ticket_id))

-- whoever passed with a ticket by a list is admitted by it
select s.scan_id, s.ticket_id from scan s
left join admission a on a.ticket_id = s.ticket_id and a.list_id = s.list_id and a.entry_day = s.entry_day and a.undone_at is null
where s.passed and s.undone_at is null and s.direction = 'entry' and s.list_id is not null and a.ticket_id is null

-- a ticket that was let in twice has a conflict for each scan but the first, unless a supervisor did it
select s.ticket_id, count(*) as entries, max(c.conflicts) as conflicts from scan s
join admission a on a.ticket_id = s.ticket_id and a.list_id = s.list_id and a.entry_day = s.entry_day
left join (select ticket_id, list_id, entry_day, count(*) as conflicts from entry_conflict where kind = 'twice' or other_scan_id is not null group by ticket_id, list_id, entry_day) c
on c.ticket_id = s.ticket_id and c.list_id = s.list_id and c.entry_day = s.entry_day
where s.passed and s.undone_at is null and s.direction = 'entry' and s.forced_by is null and a.undone_at is null and a.scan_id is not null
and s.list_id = 0 and not exists (select 1 from entry_list l where l.event_id = s.event_id and l.id = 0 and (l.reentry or l.mode <> 'once'))
group by s.ticket_id having count(*) - 1 > coalesce(max(c.conflicts), 0)

-- what was accepted of the offers of a ticket is its revision or an earlier one, each once
select t.id, t.revision, x.revision as accepted, count(*) as times
from ticket t join ticket_transfer x on x.ticket_id = t.id and x.state = 'accepted'
group by t.id, t.revision, x.revision having count(*) > 1 or x.revision > t.revision

-- an open offer is of the next revision of its ticket
select x.id, x.revision, t.revision as now from ticket_transfer x join ticket t on t.id = x.ticket_id
where x.state = 'open' and (x.revision <> t.revision + 1 or x.open_ticket_id <> t.id)

-- who waits for a type waits for one that the event has
select w.id, w.ticket_type_id from waiting_entry w
left join ticket_type y on y.event_id = w.event_id and y.id = w.ticket_type_id
where w.ticket_type_id is not null and y.id is null

-- who is offered tickets has a booking that holds them
select w.id, w.offered_booking_id, b.status
from waiting_entry w left join booking b on b.id = w.offered_booking_id
where w.state = 'offered' and (b.id is null or b.event_id <> w.event_id or b.status <> 'pending_payment')

-- tickets are offered to one at a time, and no more than they want
select offered_booking_id, count(*) as entries from waiting_entry
where state = 'offered' group by offered_booking_id
having count(*) > 1 or max(offered_quantity - quantity) > 0

-- who took what was offered had a booking that was confirmed
select w.id, b.status from waiting_entry w left join booking b on b.id = w.offered_booking_id
where w.state = 'taken' and (b.id is null or b.status in ('pending_payment', 'expired'))

-- events with seats have a plan, others have none
select i.event_id, i.seated, s.plan_id, s.removed
from inventory i left join seating s on s.event_id = i.event_id
where i.seated <> (s.event_id is not null and not s.removed)

-- no change of who sits where is ahead of the event's count of them
select s.ticket_id, s.seq, e.seq from ticket_seat s join seating e on e.event_id = s.event_id where s.seq > e.seq
