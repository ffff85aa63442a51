-- 1,000 events of 50 organisers, the first of whom has 300, and 100,000 bookings of some 250,000 tickets over 400 days. For PostgreSQL.
select setseed(0.5);

insert into sale_terms (event_id, code, version, name, starts_at, ends_at, time_zone, location, organizer_id, quota, status, currency)
select n, 'EV' || (n - 800000), 1,
       (array['Jazz night', 'Fado at the river', 'Lantern Night', 'Poetry slam', 'Tech talk', 'Food fair'])[1 + n % 6] || ' ' || n,
       now() + ((n % 400) - 200) * interval '1 day', null, 'Europe/Lisbon', 'Riverside Stage', case when n <= 800300 then 900001 else 900002 + n % 49 end, 10,
       'published', case when n % 10 = 0 then 'USD' else 'EUR' end
from generate_series(800001, 801000) as g (n);

insert into inventory (event_id, capacity, sold, issued, changed_at) select event_id, 30000, 0, 0, now() from sale_terms;

insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position)
select event_id, event_id * 10 + k, (array['Standing', 'Seated', 'Student'])[k + 1], 1000 * (k + 1), 10000, 0, k from sale_terms, generate_series(0, 2) as k;

create temporary table sale as
select n, 800001 + floor(power(random(), 2) * 1000)::int as event_id, 1 + floor(random() * 4)::int as quantity, random() as fate,
       now() - power(random(), 1.5) * interval '400 days' as made,
       (array['Ana', 'Rui', 'José', 'Inês', 'João', 'Zoë', 'Nguyễn', 'Đào', 'Søren', 'Łukasz', 'Иван', 'Ольга', 'Mary', 'John', 'Chloé', 'Noah', 'Yuki', 'Ahmed', 'Fatima', 'Lars'])[1 + floor(random() * 20)::int] as given,
       (array['Silva', 'Costa', 'Ferro', 'Müller', 'Văn An', 'O''Brien', 'Петров', 'Smith', 'Tanaka', 'Haddad', 'Lindqvist', 'García', 'Rossi', 'Novák', 'Kowalski', 'Dubois', 'Jensen', 'Papadopoulos', 'Yılmaz', 'Okafor'])[1 + floor(random() * 20)::int] as family
from generate_series(1, 100000) as g (n);

insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, created_at, cancelled_at)
select n * 8, event_id, case when fate < 0.9 then 'confirmed' when fate < 0.97 then 'cancelled' else 'pending_payment' end, quantity, quantity * 2000,
       case when event_id % 10 = 0 then 'USD' else 'EUR' end, given || ' ' || family || ' ' || n, 'buyer' || n || '@example.org', 'buyer' || n || '@example.org', made,
       case when fate >= 0.9 and fate < 0.97 then made end
from sale;

insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status, attendee_name, used_at)
select n * 8 + k, n * 8, event_id, row_number() over (partition by event_id order by n, k), event_id * 10 + (n + k) % 3, 1000 * (1 + (n + k) % 3),
       case when fate < 0.85 then 'issued' when fate < 0.9 then 'used' when fate < 0.97 then 'cancelled' else 'reserved' end,
       case when k > 1 and n % 5 = 0 then 'Guest ' || k || ' of ' || given end,
       case when fate >= 0.85 and fate < 0.9 then now() end
from sale, generate_series(1, 4) as k where k <= quantity;

update inventory set sold = s.sold, issued = s.issued
from (select event_id, count(*) filter (where status <> 'cancelled') as sold, max(number) as issued from ticket group by event_id) as s
where s.event_id = inventory.event_id;
