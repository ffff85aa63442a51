package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** A cancelled event with more bookings than one transaction cancels. */
abstract class CancelledEventContract extends EngineContract {

    private static final int BOOKINGS = 1_201;

    @Test
    void all_bookings_are_cancelled_and_each_buyer_is_told_once() throws Exception {
        var event = soldTo(BOOKINGS);

        office.change(BoxOffice.cancelled(BoxOffice.push(event, 2, 4, 10_000)));

        assertThatAllIsCancelled(event);
    }

    @Test
    void a_page_that_fails_is_tried_again_and_no_buyer_is_told_twice() throws Exception {
        var event = soldTo(BOOKINGS);
        var later = office.bookingsOf(event).get(900);
        hold(later, 0);
        office.changeOnly(BoxOffice.cancelled(BoxOffice.push(event, 2, 4, 10_000)));

        assertThatThrownBy(office::cancelBookings)
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(cancelled(event)).as("the page before stays done").isBetween(1, 900);
        assertThat(office.sold(event)).isEqualTo(2 * (BOOKINGS - cancelled(event)));

        hold(later, 2);
        assertThat(office.cancelBookings()).isTrue();
        assertThatAllIsCancelled(event);
    }

    private void assertThatAllIsCancelled(long event) {
        assertThat(cancelled(event)).isEqualTo(BOOKINGS);
        assertThat(office.sold(event)).isZero();
        assertThat(office.count("select sum(held) from buyer_quota where event_id = ?", event))
                .isZero();
        assertThat(
                        office.count(
                                """
                                select count(*) from outbox o join booking b on o.fact_key = cast(b.id as varchar)
                                where o.topic = 'event-cancelled' and b.event_id = ?
                                """,
                                event))
                .isEqualTo(BOOKINGS);
    }

    private int cancelled(long event) {
        return office.count(
                "select count(*) from booking where event_id = ? and status = 'cancelled'", event);
    }

    /** Says how many tickets the booking's buyer has; too few make giving them back fail. */
    private void hold(long booking, int tickets) {
        office.jdbc.update(
                "update buyer_quota set held = ? where email = (select quota_email from booking where id = ?)",
                tickets,
                booking);
    }

    private long soldTo(int buyers) throws Exception {
        var event = office.onSale(10_000, 4);
        var sold = new ArrayList<Future<?>>();
        for (int n = 0; n < buyers; n++) {
            var email = "buyer%d@event%d.example.org".formatted(n, event);
            sold.add(submit(() -> office.book(event, email, 2)));
        }
        for (var each : sold) each.get();
        return event;
    }
}
