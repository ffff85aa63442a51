package dev.marquee.ticket.audience;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings of all sorts, as rows and as what a model needs to know of them. */
final class RandomSales {

    /** When the first of them was made. */
    static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    private static final List<String> STATES =
            List.of(
                    "confirmed",
                    "confirmed",
                    "pending_payment",
                    "cancelled",
                    "refund_requested",
                    "refunded");

    private static final Set<String> OVER = Set.of("cancelled", "expired", "refunded");

    /** A ticket and what its booking says. */
    record Sold(
            long id,
            long event,
            long type,
            String reader,
            String status,
            String bookingStatus,
            boolean paid,
            @Nullable Integer cameBy,
            String locale,
            Instant boughtAt,
            @Nullable String section,
            boolean withCode) {

        boolean isMeant(Audience asked) {
            var states =
                    asked.states() != null
                            ? asked.states()
                            : Boolean.FALSE.equals(asked.paid())
                                    ? List.of("pending_payment", "confirmed")
                                    : List.of("confirmed");
            var came = cameBy != null && (asked.list() == null || asked.list().equals(cameBy));
            return event != 3
                    && asked.events().contains(event)
                    && states.contains(bookingStatus)
                    && (!status.equals("cancelled") || OVER.contains(bookingStatus))
                    && (asked.types() == null || asked.types().contains(type))
                    && (asked.sections() == null
                            || section != null && asked.sections().contains(section))
                    && (asked.seats() == null
                            || section != null && asked.seats().contains("S-" + id))
                    && (asked.paid() == null || asked.paid() == paid)
                    && (asked.came() == null || asked.came() == came)
                    && (asked.languages() == null
                            || asked.languages().contains(locale.substring(0, 2)))
                    && (asked.boughtFrom() == null || !boughtAt.isBefore(asked.boughtFrom()))
                    && (asked.boughtUntil() == null || boughtAt.isBefore(asked.boughtUntil()))
                    && (asked.asOf() == null || !boughtAt.isAfter(asked.asOf()))
                    && (asked.code() == null || withCode);
        }
    }

    private final JdbcClient jdbc;
    private final Random random;
    private final List<Sold> sold = new ArrayList<>();
    private long ids = 1000;

    RandomSales(JdbcClient jdbc, Random random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    List<Sold> sold() {
        return sold;
    }

    /**
     * Events 1 and 2, and 3, which is being tried out; the second does not write to who was named.
     */
    void make(int bookings) {
        for (long event = 1; event <= 3; event++) event(event);
        jdbc.sql(
                        """
                        insert into offer (id, organizer_id, name, percent_bp, type_ids, per_ticket, automatic, active, created_at)
                        values (1, 7, 'Early', 1000, ',', true, false, true, timestamp with time zone '2026-01-01 00:00:00+00')
                        """)
                .update();
        for (int n = 0; n < bookings; n++) booking();
    }

    private void event(long id) {
        jdbc.sql(
                        """
                        insert into sale_terms (event_id, code, version, name, starts_at, time_zone, location, organizer_id, quota, status, currency,
                                                mails_holders, test_mode)
                        values (:id, 'EV' || :id, 1, 'Lantern Night', timestamp with time zone '2026-05-01 18:00:00+00', 'Europe/Lisbon', 'Lisbon', 7,
                                9, 'published', 'EUR', :mails, :test)
                        """)
                .param("id", id)
                .param("mails", id != 2)
                .param("test", id == 3 ? "on" : "off")
                .update();
        for (long type = id * 10 + 1; type <= id * 10 + 2; type++)
            jdbc.sql(
                            "insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position) values (?, ?, 'Standing', 0, 999, 0, 0)")
                    .params(id, type)
                    .update();
    }

    private void booking() {
        var id = ids++;
        var event = 1L + random.nextInt(3);
        var status = STATES.get(random.nextInt(STATES.size()));
        var quantity = random.nextInt(8) == 0 ? 7 : 1 + random.nextInt(3);
        var buyer = address();
        var locale = List.of("vi-VN", "id", "en", "").get(random.nextInt(4));
        var at = FIRST.plus(Duration.ofHours(random.nextInt(24 * 20)));
        var paid = random.nextBoolean();
        jdbc.sql(
                        """
                        insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, created_at,
                                             paid_minor, locale)
                        values (:id, :event, :status, :quantity, 1000, 'EUR', 'Ana Silva', :buyer, :buyer, :at, :paid, :locale)
                        """)
                .param("id", id)
                .param("event", event)
                .param("status", status)
                .param("quantity", quantity)
                .param("buyer", buyer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("paid", paid ? 1000 : 400)
                .param("locale", locale.isEmpty() ? null : locale)
                .update();
        var withCode = random.nextInt(3) == 0;
        if (withCode)
            jdbc.sql(
                            """
                            insert into offer_use (booking_id, offer_id, event_id, code_folded, quota_email, per_ticket, type_ids, uses, state, created_at)
                            values (?, 1, ?, 'EARLY10', 'x', true, ',', 1, 'live', ?)
                            """)
                    .params(id, event, at.atOffset(ZoneOffset.UTC))
                    .update();
        for (int n = 0; n < quantity; n++)
            ticket(
                    id,
                    event,
                    status,
                    buyer,
                    locale,
                    at,
                    paid && !status.equals("pending_payment"),
                    withCode);
    }

    private void ticket(
            long booking,
            long event,
            String bookingStatus,
            String buyer,
            String bookingLocale,
            Instant at,
            boolean paid,
            boolean withCode) {
        var id = ids++;
        var type = event * 10 + 1 + random.nextInt(2);
        var status = status(bookingStatus);
        var attendee = random.nextInt(3) == 0 ? address() : null;
        var revision = attendee != null && random.nextBoolean() ? 1 : 0;
        var erased = revision == 1 && random.nextInt(4) == 0;
        jdbc.sql(
                        """
                        insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status, attendee_name, attendee_email,
                                            revision, handed_on_at)
                        values (:id, :booking, :event, :id, :type, 0, :status, 'Bea', :attendee, :revision, :handedOn)
                        """)
                .param("id", id)
                .param("booking", booking)
                .param("event", event)
                .param("type", type)
                .param("status", status)
                .param("attendee", erased ? null : attendee)
                .param("revision", revision)
                .param("handedOn", revision == 0 ? null : at.atOffset(ZoneOffset.UTC))
                .update();
        // whoever it was handed on to was erased: it is nobody's, and not the buyer's again
        if (erased) return;
        var locale = bookingLocale;
        if (revision == 1 && random.nextBoolean()) {
            locale = "vi";
            handedOn(id, booking, String.valueOf(attendee), at);
        }
        var held = attendee != null && !attendee.equals(buyer) && (event != 2 || revision > 0);
        sold.add(
                new Sold(
                        id,
                        event,
                        type,
                        held ? String.valueOf(attendee) : buyer,
                        status,
                        bookingStatus,
                        paid,
                        status.equals("used") ? admission(id, event, at) : null,
                        locale.isEmpty() ? "en" : locale,
                        at,
                        random.nextBoolean() ? seat(id, event, !status.equals("cancelled")) : null,
                        withCode));
    }

    private String status(String bookingStatus) {
        return switch (bookingStatus) {
            case "pending_payment" -> "reserved";
            case "cancelled", "refunded" -> "cancelled";
            default -> List.of("issued", "issued", "used", "cancelled").get(random.nextInt(4));
        };
    }

    private void handedOn(long ticket, long booking, String to, Instant at) {
        jdbc.sql(
                        """
                        insert into ticket_transfer (id, ticket_id, booking_id, revision, from_name, from_email, to_name, to_email, state, created_at,
                                                     expires_at, ended_at, locale)
                        values (:ticket, :ticket, :booking, 1, 'Ana', 'ana@example.org', 'Bea', :to, 'accepted', :at, :at, :at, 'vi')
                        """)
                .param("ticket", ticket)
                .param("booking", booking)
                .param("to", to)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private @Nullable Integer admission(long ticket, long event, Instant at) {
        var list = random.nextInt(2);
        var undone = random.nextInt(4) == 0;
        jdbc.sql(
                        """
                        insert into admission (ticket_id, list_id, entry_day, event_id, admitted_at, inside, moved_at, changed_at, undone_at)
                        values (:ticket, :list, :day, :event, :at, :inside, :at, :at, :undone)
                        """)
                .param("ticket", ticket)
                .param("list", list)
                .param("day", LocalDate.EPOCH)
                .param("event", event)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("inside", !undone)
                .param("undone", undone ? at.atOffset(ZoneOffset.UTC) : null)
                .update();
        return undone ? null : list;
    }

    private @Nullable String seat(long ticket, long event, boolean live) {
        var section = random.nextBoolean() ? "Stalls" : "Balcony";
        var seat = "s-" + ticket;
        jdbc.sql(
                        """
                        insert into ticket_seat (ticket_id, event_id, seat_id, live_seat, label, section, row_label, number, seq)
                        values (?, ?, ?, ?, ?, ?, 'A', '1', 1)
                        """)
                .params(ticket, event, seat, live ? seat : null, seat, section)
                .update();
        return live ? section : null;
    }

    /** Few enough that many have several bookings; one of them gave none. */
    private String address() {
        var n = random.nextInt(40);
        return n == 0 ? "sale-1@box-office.invalid" : "buyer" + n + "@example.org";
    }
}
