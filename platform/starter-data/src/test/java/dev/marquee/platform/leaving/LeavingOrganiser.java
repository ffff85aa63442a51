package dev.marquee.platform.leaving;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** An organiser with something in every table that goes along. */
final class LeavingOrganiser {

    /** A time, a day, and bytes, as they are written below. */
    private static final Map<String, String> SHORT =
            Map.of(
                    "@T", "timestamp with time zone '2030-01-02 03:04:05.123456+00'",
                    "@L", "timestamp with time zone '2030-03-02 03:04:05+00'",
                    "@D", "date '2030-01-02'",
                    "@S1", "cast('11111111-1111-4111-8111-111111111111' as uuid)",
                    "@S2", "cast('22222222-2222-4222-8222-222222222222' as uuid)");

    private static final String VENUE =
            """
            venue: id=3, name='Hall', type='hall', capacity=100, address='1 Quay', price_per_hour_minor=1000, currency='EUR', time_zone='Europe/Lisbon', owner_id=7
            venue: id=4, name='Of another', type='hall', capacity=100, address='2 Quay', price_per_hour_minor=0, currency='JPY', time_zone='Asia/Tokyo', owner_id=8
            hire: id=5, venue_id=3, event_id=11, starts_at=@T, ends_at=@L, organizer_id=7, price_minor=1500, currency='EUR'
            hire: id=6, venue_id=3, starts_at=@T, ends_at=@L, organizer_id=7
            seat_plan: id=8, venue_id=3, owner_id=7, name='Stalls', version=2
            seat_plan_version: id=9, plan_id=8, version=2, name='Stalls', layout='{"a":1}', sections='[]', seats=1, places=1, saved_at=@T
            """;

    private static final String EVENT =
            """
            event: id=11, code='EV11', version=3, organizer_id=7, status='PUBLISHED', name='Đêm nhạc', description='Words', category='Music', starts_at=@L, starts_on=@D, ends_on=@D, time_zone='Europe/Lisbon', venue_id=3, location='Hall', customer_id=21, currency='EUR', quota=10, total_tickets=100, booked_count=3, created_at=@T, updated_at=@T, search_text='x', refund_fee_minor=150, seat_plan_id=8, seat_plan_version=2, main_lang='vi', published_at=@T
            event: id=12, code='EV12', version=1, organizer_id=7, status='DRAFT', name='東京', category='Talks', starts_at=@L, starts_on=@D, ends_on=@D, time_zone='Asia/Tokyo', currency='JPY', quota=10, total_tickets=5, booked_count=0, created_at=@T, updated_at=@T, search_text='x'
            event: id=13, code='EV13', version=1, organizer_id=8, status='DRAFT', name='Of another', category='Talks', starts_at=@L, starts_on=@D, ends_on=@D, time_zone='Asia/Tokyo', currency='JPY', quota=10, total_tickets=5, booked_count=0, created_at=@T, updated_at=@T, search_text='x'
            event_former_start: event_id=11, starts_at=@T
            event_picture: event_id=11, width=900, height=600, alt='A picture', hash='0123', created_at=@T
            event_picture_file: event_id=11, size='LARGE', jpeg=X'ffd8ffe0'
            event_text: event_id=11, lang='en', field='name', words='A night of/with 100% music'
            event_waiting_room: event_id=11, mode='on', open_before=5, per_minute=6, inside=7, minutes=8, busy_at=9
            event_waiting_room_figures: event_id=11, reported_at=@T, phase='open', waiting=1, called=2, inside=3, booked=4, missed=5, expired=6, given_back=7, admitted=8, per_minute=9, drawn=10, seed_hash='x'
            ticket_type: id=15, event_id=11, position=1, name='Phổ thông', price_minor=2400, quantity=90, tax_rate_bp=600, min_minor=100, quota=4
            ticket_type: id=16, event_id=11, position=2, name='Seats', price_minor=3000, quantity=10, sections='a'
            ticket_type: id=17, event_id=12, position=1, name='One', price_minor=240, quantity=5
            brand: organizer_id=7, version=4, name='Ana', colour='#112233', light='#112233', dark='#aabbcc', logo=X'89504e47', logo_hash='abc', logo_width=10, logo_height=20, updated_at=@T
            embed_origin: organizer_id=7, origin='https://ana.example', added_at=@T
            """;

    private static final String TICKET =
            """
            sale_terms: event_id=11, code='EV11', version=3, name='Đêm nhạc', starts_at=@L, time_zone='Europe/Lisbon', location='Hall', organizer_id=7, quota=10, status='published', currency='EUR', completed_at=@L, proof_page=true
            sale_terms: event_id=13, code='EV13', version=3, name='Of another', starts_at=@L, time_zone='Europe/Lisbon', location='Hall', organizer_id=8, quota=10, status='published', currency='EUR'
            inventory: event_id=11, capacity=100, sold=2, issued=3, changed_at=@T, seated=true
            ticket_type: event_id=11, id=15, name='Phổ thông', price_minor=2400, quantity=90, sold=1, position=1, quota=4
            ticket_type: event_id=11, id=16, name='Seats', price_minor=3000, quantity=10, sold=1, position=2
            waiting_successor: event_id=11, ticket_type_id=15, successor_id=16
            booking: id=101, event_id=11, status='confirmed', quantity=2, total_minor=5300, currency='EUR', buyer_name='Ana', buyer_email='ana@example.org', buyer_phone='+351', quota_email='ana@example.org', created_at=@T, subtotal_minor=5400, discount_minor=100, paid_minor=5300, refunded_minor=200, locale='vi', came_from='x'
            booking: id=102, event_id=11, status='cancelled', quantity=1, total_minor=2400, currency='EUR', buyer_name='Bo', buyer_email='bo@example.org', quota_email='bo@example.org', created_at=@T, cancelled_at=@L, subtotal_minor=2400, paid_minor=2400, refunded_minor=2400
            booking: id=103, event_id=13, status='confirmed', quantity=1, total_minor=0, currency='EUR', buyer_name='MARKER', buyer_email='c@example.org', quota_email='c@example.org', created_at=@T
            ticket: id=201, booking_id=101, event_id=11, number=1, ticket_type_id=15, price_minor=2400, status='used', attendee_name='Ana', used_at=@T, gate='A', paid_minor=2400
            ticket: id=202, booking_id=101, event_id=11, number=2, ticket_type_id=16, price_minor=3000, status='issued', paid_minor=2900, discount_minor=100, revision=1, handed_on_at=@T
            ticket: id=203, booking_id=102, event_id=11, number=3, ticket_type_id=15, price_minor=2400, status='cancelled', paid_minor=2400
            booking_history: id=1, booking_id=101, at=@T, actor='ana@example.org', what='created', detail='x'
            consent: id=2, address_key='ana@example.org', organizer_id=7, purpose='news', given=true, at=@T, source='page', text_version=1, booking_id=101
            entry_assignment: event_id=11, email='door@example.org', role='steward', assigned_at=@T, assigned_by='ana'
            entry_list: event_id=11, id=1, name='Press', types=',15,16,', mode='once', position=1
            entry_list: event_id=11, id=0, name='All', mode='once', position=0
            entry_settings: event_id=11, any_staff=true
            event_country: event_id=11, country='PT'
            scan: scan_id=@S1, ticket_id=201, token_hash='h', event_id=11, list_id=0, entry_day=@D, scanned_by='door', direction='entry', received_at=@T, happened_at=@T, online=true, passed=true, result_now='admitted'
            scan: scan_id=@S2, ticket_id=103, token_hash='h', event_id=11, scanned_by='door', direction='entry', received_at=@T, happened_at=@T, online=true, passed=false, result_now='other_event'
            entry_conflict: scan_id=@S2, other_scan_id=@S1, event_id=11, ticket_id=201, list_id=0, entry_day=@D, kind='twice', order_known=true, found_at=@T
            admission: ticket_id=201, list_id=0, entry_day=@D, event_id=11, scan_id=@S1, admitted_at=@T, inside=true, moved_at=@T, changed_at=@T
            imported_ticket: ticket_id=202, event_id=11, shape='pretix', cells='{}'
            invoice_address: booking_id=101, company='ACME', address='1 Quay', country='PT', updated_at=@T
            offer: id=31, organizer_id=7, name='Early', amount_minor=100, currency='EUR', event_id=11, type_ids=',15,16,', use_limit=5, live_uses=1, per_ticket=false, automatic=false, active=true, created_at=@T
            offer: id=32, organizer_id=7, name='All', percent_bp=500, type_ids=',', live_uses=0, per_ticket=true, automatic=true, active=false, created_at=@T
            offer_code: organizer_id=7, code_folded='EARLY', code='Early', offer_id=31, use_limit=5, live_uses=1
            offer_use: booking_id=101, offer_id=31, event_id=11, code_folded='EARLY', quota_email='ana@example.org', per_ticket=false, type_ids=',', uses=1, state='live', created_at=@T
            ticket_change: id=41, booking_id=101, event_id=11, ticket_type_id=16, difference='none', amount_minor=0, currency='EUR', state='done', changed_by='ana', created_at=@T, ended_at=@L
            ticket_change_line: change_id=41, ticket_id=202, type_before=15, price_before=2400, discount_before=0, paid_before=2400, tax_before=0, rate_before=0, price_after=3000, discount_after=100, paid_after=2900, tax_after=0, rate_after=0
            payment: id=51, booking_id=101, attempt=1, provider='simulated', method='card', test_mode=false, amount_minor=5300, currency='EUR', state='succeeded', phase='succeeded', purpose='booking', provider_ref='p1', refunded_minor=200, created_at=@T, succeeded_at=@T
            payment: id=52, booking_id=102, attempt=1, provider='simulated', method='card', test_mode=false, amount_minor=2400, currency='EUR', state='refunded', phase='succeeded', purpose='booking', provider_ref='p2', refunded_minor=2400, created_at=@T, succeeded_at=@T, change_id=41
            payment: id=53, booking_id=101, attempt=2, provider='moved', method='card', test_mode=false, amount_minor=100, currency='EUR', state='succeeded', phase='succeeded', purpose='booking', provider_ref='62', created_at=@T, succeeded_at=@T
            refund: id=61, booking_id=102, payment_id=52, amount_minor=2400, currency='EUR', ticket_ids='203', state='completed', phase='done', asked_by='bo', created_at=@T, decided_at=@T, done_at=@T
            refund: id=62, booking_id=101, payment_id=51, amount_minor=200, currency='EUR', ticket_ids='', state='completed', phase='done', asked_by='ana', created_at=@T, done_at=@T, part_of=61
            outside_money: id=71, provider='simulated', kind='dispute', ref='d1', payment_id=51, amount_minor=5300, currency='EUR', provider_says='x', created_at=@T, decided_at=@L, decided_by='ana', decision='keep'
            receipt: id=81, organizer_id=7, series_year=2030, series_number=1, number='R-1', kind='receipt', booking_id=101, payment_id=51, currency='EUR', total_minor=5300, tax_minor=0, content='{}', issued_at=@T
            receipt: id=82, organizer_id=7, series_year=2030, series_number=2, number='R-2', kind='credit-note', booking_id=102, refund_id=61, currency='EUR', total_minor=2400, tax_minor=0, content='{}', issued_at=@T
            receipt_series: organizer_id=7, series_year=2030, last_number=2
            seating: event_id=11, plan_id=8, plan_version=2, sections='{"a":16,"b":15}', orphans='advise', version=3
            seating_plan: event_id=11, plan='{}'
            seat_block: event_id=11, seat_id='a-9', kind='kept', made_by='ana', made_at=@T
            ticket_seat: ticket_id=202, event_id=11, seat_id='a-1', live_seat='a-1', label='A 1', section='A', row_label='A', number='1', seq=4
            seller: organizer_id=7, name='Ana Lda', address='1 Quay', country='PT', number_prefix='R-', time_zone='Europe/Lisbon', updated_at=@T
            staff_booking: booking_id=102, event_id=11, channel='box_office', once_key='k', body_hash='b', made_by='ana', made_at=@T
            ticket_transfer: id=91, ticket_id=202, booking_id=101, revision=1, from_name='Ana', from_email='ana@example.org', to_name='Di', to_email='di@example.org', state='accepted', created_at=@T, expires_at=@L, ended_at=@T
            waiting_rules: event_id=11, enabled=true, offer_hours=24, patience_hours=0, updated_at=@T
            waiting_entry: id=95, event_id=11, ticket_type_id=15, quantity=3, name='Ed', email='ed@example.org', quota_email='ed@example.org', state='waiting', place=1, open_key='11:15:ed@example.org', created_at=@T, confirmed_at=@T
            waiting_entry: id=96, event_id=11, quantity=2, name='Flo', email='flo@example.org', quota_email='flo@example.org', state='taken', place=2, created_at=@T, offered_booking_id=101, ended_at=@L
            """;

    private static final String CUSTOMER =
            """
            customer: id=21, name='Gil', email='gil@example.org', email_key='gil@example.org', phone='1', created_at=@T, book=7
            customer: id=22, name='Hana', email='hana@example.org', email_key='hana@example.org', created_at=@T, origin='buyer', book=7
            customer: id=23, name='MARKER', email='m@example.org', email_key='m@example.org', created_at=@T, book=8
            customer_address: book=7, email_key='gil@example.org', customer_id=21, email='gil@example.org'
            customer_address: book=7, email_key='hana@example.org', customer_id=22, email='hana@example.org'
            customer_address: book=8, email_key='m@example.org', customer_id=23, email='m@example.org'
            customer_distinct: first_id=21, second_id=22
            complaint: id=31, subject='Late', state='open', priority='normal', waiting_on='staff', source='page', unconfirmed=false, requester_name='Ana', requester_email='ana@example.org', address_key='ana@example.org', locale='vi', booking_id=101, event_id=11, event_name='Đêm nhạc', organizer_id=7, refund_id=62, refund_keys=0, first_used=0, answered=false, next_used=0, unanswered=true, resolve_used=0, created_at=@T, last_entry_at=@T, last_by='requester', search_key='x', version=0
            complaint: id=30, subject='Again', state='closed', close_reason='merged', priority='normal', waiting_on='nobody', source='page', unconfirmed=false, requester_name='Ana', requester_email='ana@example.org', address_key='ana@example.org', locale='vi', event_id=999, event_name='Gone', organizer_id=7, refund_keys=0, first_used=0, answered=false, next_used=0, unanswered=true, resolve_used=0, created_at=@T, last_entry_at=@T, last_by='requester', closed_at=@L, merged_into=31, search_key='x', version=0
            complaint_entry: id=41, complaint_id=31, author='requester', author_name='Ana', is_public=true, body='Very late', detail='', at=@T, via='page'
            complaint_entry: id=42, complaint_id=31, author='staff', author_name='Gil', is_public=false, body='MARKER', detail='', at=@T, via='page'
            complaint_file: id=51, complaint_id=31, entry_id=41, name='a.txt', kind='text', size=3, sha256='x', created_at=@T
            complaint_file_part: file_id=51, part=0, content=X'616263'
            """;

    private static final String NOTIFICATION =
            """
            message: id=61, organizer_id=7, event_id=11, event_name='Đêm nhạc', message_class='service', state='sent', audience='{}', main_lang='vi', texts='{}', counted=1, author_id=7, author_admin=false, sender='Ana', created_at=@T, sent_at=@T, finished_at=@T, version=2
            message_recipient: message_id=61, address_key='ana@example.org', name='Ana', locale='vi', ticket_ids='201,202', outcome='handed_over', at=@T
            suppression: address_key='0123456789abcdef', scope='organizer:7:news', reason='complained', suppressed_at=@T
            suppression: address_key='0123456789abcdef', scope='organizer:8:news', reason='complained', suppressed_at=@T
            template: organizer_id=7, kind='booking', lang='vi', subject='S', body='B', version=5, base_hash='x', updated_by=7, updated_at=@T
            """;

    private static final String REPORT =
            """
            completion: event_id=11, code='EV11', name='Đêm nhạc', organizer_id=7, starts_at=@T, completed_at=@L, capacity=100, sold=2, bookings=1, cancelled_tickets=1, used=1, revenue=5300, currency='EUR', paid=5300
            completion_type: event_id=11, position=1, name='Phổ thông', price=2400, quantity=90, sold=2
            metric_zone: event_id=11, organizer_id=7, zone='Europe/Lisbon', told_at=@T
            metric_day: scope='organizer', scope_id=7, kind='sold', dim='', on_day=@D, val='', currency='EUR', n=1, qty=2, amount=5300, discount=0, fee=0, tax=0
            metric_day: scope='event', scope_id=11, kind='views', dim='source', on_day=@D, val='a/b', currency='', n=1, qty=2, amount=0, discount=0, fee=0, tax=0
            metric_late: scope='event', scope_id=11, kind='sold', belongs_to=@D, on_day=@D, currency='EUR', n=1, qty=1, amount=100
            visitor_day: scope='event', scope_id=11, on_day=@D, source='direct', furthest=2, n=5
            report: id=71, event_id=11, organizer_id=7, summary='Good', created_at=@T, author='Ana', event_code='EV11'
            tracking_link: id=81, organizer_id=7, code='abc', name='Poster', event_id=11, event_code='EV11', created_at=@T
            """;

    private static final String AUTH =
            """
            audit_entry: id=91, entry_key='k', at=@T, service='event', actor_id='7', action='brand.changed', target='account:7', request_id='r'
            """;

    private LeavingOrganiser() {}

    static void fill(Map<String, JdbcTemplate> databases) {
        account(database(databases, "auth"), 7);
        insert(database(databases, "venue"), VENUE);
        insert(database(databases, "event"), EVENT);
        insert(database(databases, "ticket"), TICKET);
        insert(database(databases, "customer"), CUSTOMER);
        insert(database(databases, "notification"), NOTIFICATION);
        insert(database(databases, "report"), REPORT);
        insert(database(databases, "auth"), AUTH);
    }

    private static JdbcTemplate database(Map<String, JdbcTemplate> databases, String service) {
        return Objects.requireNonNull(databases.get(service), service);
    }

    /** Made by hand before an archive comes in. */
    static void account(JdbcTemplate auth, long id) {
        insert(
                auth,
                "account: id=%d, name='Ana', email='ana@example.org', password_hash='x', created_at=@T, locale='vi'"
                        .formatted(id));
    }

    /** As event-service tells ticket-service before a booking comes in. */
    static void termsOfSale(JdbcTemplate events, JdbcTemplate tickets, long organizer) {
        for (var event :
                events.queryForList(
                        "select id, code, name, currency, quota, total_tickets from event where organizer_id = ? and status <> 'DRAFT'",
                        organizer)) {
            var id = event.get("id");
            tickets.update(
                    "insert into sale_terms (event_id, code, version, name, starts_at, time_zone, location, organizer_id, quota, status, currency) values (?, ?, 1, ?, current_timestamp, 'Europe/Lisbon', 'Hall', ?, ?, 'published', ?)",
                    id,
                    event.get("code"),
                    event.get("name"),
                    organizer,
                    event.get("quota"),
                    event.get("currency"));
            tickets.update(
                    "insert into inventory (event_id, capacity, sold, issued, changed_at, seated) values (?, ?, 0, 0, current_timestamp, true)",
                    id,
                    event.get("total_tickets"));
            for (var type :
                    events.queryForList(
                            "select id, name, price_minor, coalesce(quantity, pool_quantity) as quantity, position, quota from ticket_type where event_id = ?",
                            id))
                tickets.update(
                        "insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position, quota) values (?, ?, ?, ?, ?, 0, ?, ?)",
                        id,
                        type.get("id"),
                        type.get("name"),
                        type.get("price_minor"),
                        type.get("quantity"),
                        type.get("position"),
                        type.get("quota"));
        }
    }

    private static void insert(JdbcTemplate jdbc, String rows) {
        rows.lines()
                .forEach(line -> {
                    var text = line;
                    for (var one : SHORT.entrySet())
                        text = text.replace(one.getKey(), one.getValue());
                    var colon = text.indexOf(": ");
                    var cells =
                            Arrays.stream(text.substring(colon + 2).split(", (?=[a-z_0-9]+=)"))
                                    .map(cell -> cell.split("=", 2))
                                    .toList();
                    jdbc.update(
                            "insert into %s (%s) values (%s)"
                                    .formatted(
                                            text.substring(0, colon),
                                            cells.stream()
                                                    .map(it -> it[0])
                                                    .collect(Collectors.joining(", ")),
                                            cells.stream()
                                                    .map(it -> it[1])
                                                    .collect(Collectors.joining(", "))));
                });
    }
}
