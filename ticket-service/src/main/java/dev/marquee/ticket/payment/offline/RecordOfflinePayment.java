package dev.marquee.ticket.payment.offline;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.payment.Payments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores that a booking was paid outside. */
@Component
class RecordOfflinePayment implements ConfirmBooking.OfflinePayment {

    private final JdbcClient jdbc;
    private final Payments payments;

    RecordOfflinePayment(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    /** The booking's row is locked, as by everyone who adds a payment to it. */
    @Override
    public void record(Booking booking, @Nullable String method, Instant now) {
        jdbc.sql("select id from booking where id = ? for update")
                .param(booking.id())
                .query(Long.class)
                .single();
        if (payments.receiveOpen(booking.id(), OfflineProvider.NAME, now)) return;
        payments.addPaid(
                booking.id(),
                OfflineProvider.NAME,
                method == null ? OfflineProvider.NAME : method,
                booking.totalMinor(),
                booking.currency(),
                null,
                now);
    }
}
