package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.payment.Payments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the payment that a booking's money can go back to, and locks it. */
@Component
class RefundablePayments {

    private final JdbcClient jdbc;
    private final Payments payments;

    RefundablePayments(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    /**
     * The payment of a locked booking with so much left.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if there is
     *     none: it was paid by hand, before such payments were recorded
     */
    long of(Booking booking, long amountMinor) {
        var id =
                jdbc.sql(
                                """
                                select id from payment
                                where booking_id = ? and purpose = 'booking' and state in ('succeeded', 'refunded')
                                      and amount_minor - refunded_minor >= ? order by id limit 1
                                """)
                        .params(booking.id(), amountMinor)
                        .query(Long.class)
                        .optional()
                        .orElseThrow(() ->
                                InvalidState.because(
                                        "booking",
                                        "refunded",
                                        "no payment of it has so much left",
                                        booking.status().word()));
        payments.lock(id);
        return id;
    }
}
