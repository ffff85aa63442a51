package dev.marquee.ticket.support;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.refund.DecideRefund;
import dev.marquee.ticket.refund.DecideRefund.Decision;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides about a refund once, however often it is asked to with the same key. */
@Component
class DecideOnce {

    private final JdbcClient jdbc;
    private final DecideRefund decideRefund;
    private final RefundNews news;
    private final Bookings bookings;
    private final Clock clock;

    DecideOnce(
            JdbcClient jdbc,
            DecideRefund decideRefund,
            RefundNews news,
            Bookings bookings,
            Clock clock) {
        this.jdbc = jdbc;
        this.decideRefund = decideRefund;
        this.news = news;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Decides. The row of the key is written first: who comes with the same key meanwhile waits for
     * it, and finds the decision made.
     *
     * @param key 100 characters at most
     * @return the booking as it is now
     * @throws org.springframework.web.ErrorResponseException 422 idempotency-key-reused for another
     *     decision; and as {@link DecideRefund#handle} says: then the key is free again
     */
    @Transactional
    Booking handle(String key, long bookingId, Decision decision, Actor by) {
        var hash = Sha256.of(bookingId + ":" + decision);
        var added =
                jdbc.sql(
                                """
                                insert into refund_decision (name, booking_id, hash, told, told_times, decided_at)
                                values (:name, :booking, :hash, 'nothing', 0, :now) on conflict do nothing
                                """)
                        .param("name", key)
                        .param("booking", bookingId)
                        .param("hash", hash)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (added == 0) return decided(key, bookingId, hash);
        var booking = decideRefund.handle(bookingId, decision, by);
        // The booking is locked: what was decided last was decided here.
        jdbc.sql(
                        """
                        update refund_decision set refund_id = (select r.id from refund r where r.booking_id = :booking and r.part_of is null
                            and r.decided_at is not null order by r.decided_at desc, r.id desc limit 1) where name = :name
                        """)
                .param("booking", bookingId)
                .param("name", key)
                .update();
        news.tell(key);
        return booking;
    }

    private Booking decided(String key, long bookingId, String hash) {
        var same =
                jdbc.sql(
                                        "select count(*) from refund_decision where name = ? and booking_id = ? and hash = ?")
                                .params(key, bookingId, hash)
                                .query(Long.class)
                                .single()
                        == 1;
        if (!same)
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    Text.of("problem.idempotency-key-reused.idempotency-key-was"));
        return bookings.find(bookingId).orElseThrow(() -> Problems.notFound("booking"));
    }
}
