package dev.marquee.ticket.receipt;

import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.refund.Refunds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the receipts of money that was booked before there were receipts, in the order in which it
 * came and went. Each is a transaction of its own, so that it goes on where it was stopped; two
 * replicas make none twice.
 */
@Component
public class MissingReceipts {

    private static final Logger log = LoggerFactory.getLogger(MissingReceipts.class);
    private static final int PAGE = 200;

    /**
     * Money without a receipt.
     *
     * @param refundId null for a payment
     */
    private record Missing(long bookingId, @Nullable Long refundId) {}

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final Refunds refunds;
    private final IssueReceipt issueReceipt;

    MissingReceipts(
            JdbcClient jdbc, BookingChange change, Refunds refunds, IssueReceipt issueReceipt) {
        this.jdbc = jdbc;
        this.change = change;
        this.refunds = refunds;
        this.issueReceipt = issueReceipt;
    }

    /** Also for what was booked in any other way meanwhile: nothing is left without one. */
    @Scheduled(initialDelay = 10, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    public void issueAll() {
        var issued = 0;
        List<Missing> some;
        do {
            some = find();
            some.forEach(this::issue);
            issued += some.size();
        } while (some.size() == PAGE);
        if (issued > 0) log.info("{} receipts were missing, and are made", issued);
    }

    private void issue(Missing missing) {
        change.of(
                missing.bookingId,
                (booking, now) -> {
                    jdbc.sql("select id from booking where id = ? for update")
                            .param(booking.id())
                            .query(Long.class)
                            .single();
                    if (missing.refundId == null) issueReceipt.paid(booking, now);
                    else issueReceipt.done(refunds.find(missing.refundId).orElseThrow());
                });
    }

    private List<Missing> find() {
        return jdbc.sql(
                        """
                        select * from (
                            select p.booking_id, cast(null as bigint) as refund_id, p.succeeded_at as at, p.id
                            from payment p left join receipt r on r.payment_id = p.id
                            where p.purpose = 'booking' and p.state in ('succeeded', 'refunded') and r.id is null
                            union all
                            select f.booking_id, f.id, f.done_at, f.id
                            from refund f join payment p on p.id = f.payment_id left join receipt r on r.refund_id = f.id
                            where p.purpose = 'booking' and f.phase = 'done' and f.amount_minor > 0 and r.id is null
                        ) missing order by at, case when refund_id is null then 0 else 1 end, id limit %d
                        """
                                .formatted(PAGE))
                .query((row, n) ->
                        new Missing(
                                row.getLong("booking_id"), row.getObject("refund_id", Long.class)))
                .list();
    }
}
