package dev.marquee.ticket.testmode;

import dev.marquee.ticket.booking.VoidTickets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bookings of events that are tried out, with all that hangs on them. */
@Component
public class TestBookings {

    /** How many bookings one transaction deletes. */
    private static final int PAGE = 500;

    /** What of these bookings is deleted, in this order. */
    private static final List<String> OF_BOOKINGS =
            List.of(
                    "delete from receipt where booking_id in (:bookings)",
                    "delete from bank_line where payment_id in (select id from payment where booking_id in (:bookings))",
                    "delete from bank_money where payment_id in (select id from payment where booking_id in (:bookings))",
                    "delete from outside_money where payment_id in (select id from payment where booking_id in (:bookings))",
                    "delete from simulated_charge where idempotency_key in (select 'payment-' || id from payment where booking_id in (:bookings))",
                    "delete from simulated_charge where idempotency_key in (select 'refund-' || id from refund where booking_id in (:bookings))",
                    "delete from open_payment where booking_id in (:bookings)",
                    "delete from refund where booking_id in (:bookings)",
                    "delete from payment where booking_id in (:bookings)",
                    "delete from ticket_change_line where change_id in (select id from ticket_change where booking_id in (:bookings))",
                    "delete from ticket_change where booking_id in (:bookings)",
                    "delete from offer_use where booking_id in (:bookings)",
                    "delete from invoice_address where booking_id in (:bookings)",
                    "delete from ticket_transfer where booking_id in (:bookings)",
                    "delete from booking_history where booking_id in (:bookings)",
                    "delete from idempotency_key where booking_id in (:bookings)",
                    "delete from entry_conflict where scan_id in (select scan_id from scan where ticket_id in (select id from ticket where booking_id in (:bookings)))",
                    "delete from scan where ticket_id in (select id from ticket where booking_id in (:bookings))",
                    "delete from admission where ticket_id in (select id from ticket where booking_id in (:bookings))",
                    "update seating set version = version + 1, seq = seq + 1 where event_id in (select event_id from booking where id in (:bookings))",
                    "delete from ticket_seat where ticket_id in (select id from ticket where booking_id in (:bookings))",
                    "delete from imported_ticket where ticket_id in (select id from ticket where booking_id in (:bookings))",
                    "delete from ticket where booking_id in (:bookings)",
                    "delete from staff_booking where booking_id in (:bookings)",
                    "delete from booking where id in (:bookings)");

    /**
     * The messages about them whose key is the booking's id; those with other keys find nothing.
     */
    private static final String MESSAGES =
            """
            delete from outbox where fact_key in (:keys)
            and topic in ('booking-reserved', 'booking-confirmed', 'booking-cancelled', 'event-cancelled')
            """;

    private final JdbcClient jdbc;
    private final VoidTickets voidTickets;
    private final Clock clock;

    public TestBookings(JdbcClient jdbc, VoidTickets voidTickets, Clock clock) {
        this.jdbc = jdbc;
        this.voidTickets = voidTickets;
        this.clock = clock;
    }

    /**
     * Deletes a page of the bookings of an event that goes live. Once there are none, its bookings
     * count.
     *
     * @return whether there may be more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean deletePage(long event) {
        return deletePage(event, PAGE);
    }

    boolean deletePage(long event, int size) {
        lockInventory(event);
        if (!isEnding(event)) return false;
        var bookings = next(event, size);
        if (bookings.isEmpty()) {
            goLive(event);
            return false;
        }
        delete(event, bookings);
        return true;
    }

    private void lockInventory(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    private boolean isEnding(long event) {
        return jdbc.sql("select test_mode = 'ending' from sale_terms where event_id = ?")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    /** Locked, so that nobody begins to pay one of them. */
    private List<Long> next(long event, int size) {
        return jdbc.sql(
                        "select id from booking where event_id = ? order by id limit %d for update"
                                .formatted(size))
                .param(event)
                .query(Long.class)
                .list();
    }

    /** Their places and uses of offers go back first, those of used tickets too. */
    private void delete(long event, List<Long> bookings) {
        jdbc.sql(
                        "update ticket set status = 'issued', used_at = null where booking_id in (:bookings) and status = 'used'")
                .param("bookings", bookings)
                .update();
        voidTickets.of(event, bookings, clock.instant());
        for (var sql : OF_BOOKINGS) jdbc.sql(sql).param("bookings", bookings).update();
        jdbc.sql(MESSAGES).param("keys", bookings.stream().map(String::valueOf).toList()).update();
    }

    /** Numbers of tickets that were given are not given again. */
    private void goLive(long event) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var sql :
                List.of(
                        "delete from buyer_quota where event_id = :event",
                        "delete from buyer_type_quota where event_id = :event",
                        "update inventory set changed_at = :now where event_id = :event",
                        """
                        update sale_terms set test_mode = 'off', test_email = null,
                               name = case when name like '[TEST] %' then substring(name from 8) else name end
                        where event_id = :event
                        """))
            jdbc.sql(sql).params(Map.of("event", event, "now", now)).update();
    }
}
