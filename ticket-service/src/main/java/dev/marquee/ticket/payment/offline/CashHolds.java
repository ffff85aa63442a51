package dev.marquee.ticket.payment.offline;

import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the tickets of those who pay at the door until then, also when the event is moved. */
@Component
class CashHolds {

    private final JdbcClient jdbc;

    CashHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the change, with the event's inventory locked. */
    @EventListener
    void follow(ListingUpdated change) {
        var before = change.before().closesAt();
        var after = change.after().closesAt();
        if (after.equals(before)) return;
        jdbc.sql(
                        """
                        update booking set expires_at = :after
                        where event_id = :event and status = 'pending_payment' and expires_at = :before and id in
                              (select o.booking_id from open_payment o join payment p on p.id = o.payment_id where p.method = 'cash')
                        """)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("event", change.after().eventId())
                .update();
    }
}
