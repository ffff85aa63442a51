package dev.marquee.ticket.payment.method;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.listing.PayMethod;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of its event's ways to pay a booking has at a moment. */
@Component
public class OfferedMethods {

    private final JdbcClient jdbc;

    OfferedMethods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A transfer is offered while it has its days before the event begins and the sale of the
     * booking's tickets ends; cash until the event is over.
     */
    public List<PayMethod> of(Booking booking, Instant now) {
        return booking.event().payment().methods().stream()
                .filter(method -> isOffered(method, booking, now))
                .toList();
    }

    private boolean isOffered(PayMethod method, Booking booking, Instant now) {
        return switch (method) {
            case CARD -> true;
            case BANK_TRANSFER -> !keptUntil(method, booking, now).isAfter(latest(booking));
            case CASH -> keptUntil(method, booking, now).isAfter(now);
        };
    }

    /** Until when tickets are kept whose buyer chooses that way now. */
    public Instant keptUntil(PayMethod method, Booking booking, Instant now) {
        var event = booking.event();
        return switch (method) {
            case CARD -> now.plus(event.payment().hold());
            case BANK_TRANSFER -> event.payment().transferredBy(now, ZoneId.of(event.timeZone()));
            case CASH -> event.closesAt();
        };
    }

    /** When the event begins, or the sale of one of the booking's types ends before. */
    private Instant latest(Booking booking) {
        var begins = booking.event().startsAt();
        return jdbc.sql(
                        """
                        select min(y.sale_ends_at) from ticket_type y join ticket t on t.event_id = y.event_id and t.ticket_type_id = y.id
                        where t.booking_id = ?
                        """)
                .param(booking.id())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .filter(begins::isAfter)
                .orElse(begins);
    }
}
