package dev.marquee.ticket.insight;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the rows of one person, and of one ticket. Test bookings are no part of it. */
@Component
class PersonalFigures {

    private record Counts(long bookings, long tickets, long cancelled, long attended) {}

    private static final String THEIRS =
            """
             from booking b join sale_terms e on e.event_id = b.event_id
            %s
            where e.test_mode = 'off' and b.id in (
                select m.id from booking m where m.account_id = :account
                union select a.id from booking a where a.buyer_email = :email)
            """;

    private final JdbcClient jdbc;

    PersonalFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of what an account booked while it was signed in, or with its address.
     *
     * @param verified the address, if it is known to be the account's
     */
    PersonView of(long account, @Nullable EmailAddress verified) {
        var who = new HashMap<String, Object>(Map.of("account", account));
        who.put("email", verified == null ? "" : verified.value());
        var counts =
                jdbc.sql(
                                """
                                select count(distinct case when b.status in ('confirmed', 'refund_requested') then b.id end) bookings,
                                    count(case when t.status in ('issued', 'used') then 1 end) tickets,
                                    count(case when t.status = 'cancelled' then 1 end) cancelled,
                                    count(case when t.status = 'used' then 1 end) attended\
                                """
                                        + THEIRS.formatted("join ticket t on t.booking_id = b.id"))
                        .params(who)
                        .query((row, n) ->
                                new Counts(
                                        row.getLong("bookings"),
                                        row.getLong("tickets"),
                                        row.getLong("cancelled"),
                                        row.getLong("attended")))
                        .single();
        var spent =
                jdbc.sql(
                                "select b.currency, sum(b.paid_minor - b.refunded_minor) spent"
                                        + THEIRS.formatted("")
                                        + " group by b.currency having sum(b.paid_minor) > 0 order by b.currency")
                        .params(who)
                        .query((row, n) ->
                                new PersonView.Spent(
                                        row.getString("currency"),
                                        Money.text(
                                                row.getLong("spent"), row.getString("currency"))))
                        .list();
        return new PersonView(
                account,
                null,
                null,
                counts.bookings,
                counts.tickets,
                counts.cancelled,
                counts.attended,
                spent);
    }

    /** Of a ticket of a booking. */
    TicketFiguresView of(Booking booking, long id) {
        var ticket = booking.ticket(id);
        var usedAt =
                jdbc.sql("select used_at from ticket where id = :id and used_at is not null")
                        .param("id", id)
                        .query((row, n) ->
                                row.getObject("used_at", OffsetDateTime.class).toInstant())
                        .optional()
                        .orElse(null);
        var scans =
                jdbc.sql(
                                """
                                select happened_at, gate, direction, result_now from scan
                                where ticket_id = :id and undone_at is null order by happened_at, scan_id
                                """)
                        .param("id", id)
                        .query((row, n) ->
                                new TicketFiguresView.Scan(
                                        row.getObject("happened_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("gate"),
                                        row.getString("direction"),
                                        row.getString("result_now")))
                        .list();
        return new TicketFiguresView(
                id,
                booking.event().ticketCode(ticket.number()),
                booking.id(),
                booking.event().eventId(),
                ticket.status(),
                null,
                Money.text(ticket.priceMinor(), booking.currency()),
                booking.currency(),
                booking.createdAt(),
                usedAt,
                scans);
    }
}
