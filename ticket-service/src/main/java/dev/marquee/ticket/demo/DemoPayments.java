package dev.marquee.ticket.demo;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.refund.RequestRefund;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Makes up how the demo's priced bookings were paid, with the simulated provider: most at once, one
 * never, and of an event's first ones some ask for their money back.
 */
@Component
@Profile("demo")
class DemoPayments {

    private static final Logger log = LoggerFactory.getLogger(DemoPayments.class);

    /** The simulated provider takes refunds of these as refused, pending and done. */
    private static final List<String> ENDS = List.of("-7", "-8", "-0");

    private static final List<String> REASONS =
            List.of(
                    "We are ill and cannot come",
                    "I booked the wrong evening",
                    "My train does not run that day");

    private static final Duration HOLD = Duration.ofMinutes(10);

    private record Held(long id, long totalMinor, String currency, Instant at) {}

    private final JdbcClient jdbc;
    private final BookingHistory history;
    private final RequestRefund requestRefund;

    DemoPayments(JdbcClient jdbc, BookingHistory history, RequestRefund requestRefund) {
        this.jdbc = jdbc;
        this.history = history;
        this.requestRefund = requestRefund;
    }

    /** Pays all held bookings of the event but the last, in the transaction that made them up. */
    void pay(long event) {
        var held =
                jdbc.sql(
                                """
                                select id, total_minor, currency, created_at from booking
                                where event_id = ? and status = 'pending_payment' and total_minor > 0 order by id
                                """)
                        .param(event)
                        .query((row, n) ->
                                new Held(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        row.getObject(4, OffsetDateTime.class).toInstant()))
                        .list();
        for (int n = 0; n < held.size() - 1; n++)
            pay(held.get(n), n < ENDS.size() ? ENDS.get(n) : "-0");
        if (!held.isEmpty()) decline(held.getLast());
    }

    private void pay(Held booking, String end) {
        var at = booking.at.plusSeconds(95).atOffset(ZoneOffset.UTC);
        var payment = payment(booking, at, "succeeded", null, "4242", end);
        jdbc.sql(
                        """
                        insert into simulated_charge (idempotency_key, ref, kind, amount_minor, currency, state, card, created_at)
                        values (?, ?, 'charge', ?, ?, 'paid', '4242', ?)
                        """)
                .params(
                        "payment-" + payment,
                        ref(payment, end),
                        booking.totalMinor,
                        booking.currency,
                        at)
                .update();
        jdbc.sql(
                        "update booking set status = 'confirmed', paid_minor = total_minor, expires_at = null where id = ?")
                .param(booking.id)
                .update();
        jdbc.sql("update ticket set status = 'issued' where booking_id = ?")
                .param(booking.id)
                .update();
        history.add(booking.id, at.toInstant(), Actor.BUYER, What.PAID, "card 4242");
    }

    /** It runs out by itself: its time is over already. */
    private void decline(Held booking) {
        var at = booking.at.plusSeconds(60).atOffset(ZoneOffset.UTC);
        payment(booking, at, "failed", "card-declined", "0002", "-0");
        jdbc.sql("update booking set expires_at = ? where id = ?")
                .params(booking.at.plus(HOLD).atOffset(ZoneOffset.UTC), booking.id)
                .update();
        history.add(
                booking.id, at.toInstant(), Actor.BUYER, What.PAYMENT_DECLINED, "card-declined");
    }

    private long payment(
            Held booking,
            OffsetDateTime at,
            String state,
            @Nullable String reason,
            String card,
            String end) {
        var id = jdbc.sql("select nextval('payment_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency, state, phase,
                                             purpose, provider_ref, reason, card, created_at, succeeded_at)
                        values (:id, :booking, 1, 'simulated', 'card', true, :amount, :currency, :state, :state,
                                'booking', :ref, :reason, :card, :at, case when :state = 'succeeded' then :at end)
                        """)
                .param("id", id)
                .param("booking", booking.id)
                .param("amount", booking.totalMinor)
                .param("currency", booking.currency)
                .param("state", state)
                .param("ref", ref(id, end))
                .param("reason", reason, Types.VARCHAR)
                .param("card", card)
                .param("at", at)
                .update();
        return id;
    }

    private static String ref(long payment, String end) {
        return "demo-" + payment + end;
    }

    /** The first ones that were paid ask for their money back; nothing where they may not. */
    void askForRefunds(long event) {
        var first =
                jdbc.sql(
                                "select id from booking where event_id = ? and status = 'confirmed' and paid_minor > 0 order by id limit "
                                        + ENDS.size())
                        .param(event)
                        .query(Long.class)
                        .list();
        for (int n = 0; n < first.size(); n++) {
            try {
                requestRefund.handle(first.get(n), List.of(), REASONS.get(n), Actor.BUYER);
            } catch (ErrorResponseException e) {
                log.debug("no refund of demo booking {}: {}", first.get(n), e.getMessage());
            }
        }
    }
}
