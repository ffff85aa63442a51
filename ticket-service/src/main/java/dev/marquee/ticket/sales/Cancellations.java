package dev.marquee.ticket.sales;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.refund.RefundPhase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a cancelled event is with cancelling its bookings and giving their money back. */
@Component
class Cancellations {

    /** Where it stands. */
    @Schema(name = "EventCancellation")
    record Progress(
            @Schema(example = "200", description = "Bookings that are still to be cancelled")
                    int bookingsLeft,
            @Schema(example = "340", description = "Refunds that the cancellation decided")
                    int refunds,
            @Schema(example = "310", description = "Refunds whose money is back") int refundsDone,
            @Schema(example = "2", description = "Refunds that somebody has to look at")
                    int refundsStuck,
            @Schema(example = "8160.00", description = "What goes back in all") String amount,
            @Schema(example = "7440.00", description = "What of that is back") String amountDone,
            @Schema(example = "EUR") String currency) {}

    private record Sum(int refunds, long minor) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(refunds + other.refunds, minor + other.minor);
        }
    }

    private final JdbcClient jdbc;

    Cancellations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of an event that is cancelled. */
    Progress of(long event) {
        var currency = currency(event);
        var sums = sums(event);
        var all = sums.values().stream().reduce(Sum.NONE, Sum::plus);
        var done = sums.getOrDefault(RefundPhase.DONE, Sum.NONE);
        return new Progress(
                bookingsLeft(event),
                all.refunds,
                done.refunds,
                sums.getOrDefault(RefundPhase.STUCK, Sum.NONE).refunds,
                Money.text(all.minor, currency),
                Money.text(done.minor, currency),
                currency);
    }

    private String currency(long event) {
        return jdbc.sql("select currency from sale_terms where event_id = ?")
                .param(event)
                .query(String.class)
                .single();
    }

    /** Those that live on with a used ticket have been gone through as well. */
    private int bookingsLeft(long event) {
        return jdbc.sql(
                        """
                        select count(*) from booking b where b.event_id = :event
                        and b.status in ('pending_payment', 'confirmed', 'refund_requested')
                        and not exists (select 1 from booking_history h where h.booking_id = b.id and h.what = :what)
                        """)
                .param("event", event)
                .param("what", What.EVENT_CANCELLED.word())
                .query(Integer.class)
                .single();
    }

    private Map<RefundPhase, Sum> sums(long event) {
        var sums = new EnumMap<RefundPhase, Sum>(RefundPhase.class);
        jdbc.sql(
                        """
                        select r.phase, count(*), coalesce(sum(r.amount_minor), 0) from refund r
                        join booking b on b.id = r.booking_id
                        where b.event_id = ? and r.reason = ? group by r.phase
                        """)
                .params(event, Refund.EVENT_CANCELLED)
                .query(row -> {
                    sums.put(
                            RefundPhase.of(row.getString(1)),
                            new Sum(row.getInt(2), row.getLong(3)));
                });
        return sums;
    }
}
