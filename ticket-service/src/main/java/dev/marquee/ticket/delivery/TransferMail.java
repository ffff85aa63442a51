package dev.marquee.ticket.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mail about a ticket that is handed on speaks of. Nothing in it admits to the event.
 *
 * @param name of who reads it
 * @param other who offers the ticket, or who has it now
 * @param link on which it is accepted; null where there is nothing to accept
 * @param until when it can be accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferMail(
        String name,
        String other,
        BookingMail.Event event,
        String code,
        String ticketType,
        @Nullable String link,
        @Nullable Instant until) {

    static TransferMail of(
            Booking booking,
            Ticket ticket,
            String name,
            String other,
            @Nullable String link,
            @Nullable Instant until) {
        return new TransferMail(
                name,
                other,
                BookingMail.Event.of(booking.event()),
                booking.event().ticketCode(ticket.number()),
                ticket.shownType(),
                link,
                until);
    }
}
