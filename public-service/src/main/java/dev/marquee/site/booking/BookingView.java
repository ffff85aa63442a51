package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import dev.marquee.site.wording.QrCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A booking as its page shows it.
 *
 * @param cancellable whether the buyer can still give the tickets back
 */
public record BookingView(
        long id,
        String eventCode,
        String eventName,
        EventTime time,
        @Nullable String location,
        String status,
        boolean cancelled,
        boolean cancellable,
        Price total,
        String buyerName,
        String buyerEmail,
        List<Ticket> tickets) {

    /** A ticket; without a code to scan once it is not valid any more. */
    public record Ticket(String code, String status, String type, @Nullable QrCode qr) {}

    /** The booking, with its QR codes. */
    public static BookingView of(Booking booking, Instant now, Locale locale) {
        return new BookingView(
                booking.id(),
                booking.eventCode(),
                booking.eventName(),
                EventTime.of(booking.startsAt(), booking.endsAt(), booking.timeZone(), locale),
                booking.location(),
                booking.status(),
                booking.cancelled(),
                booking.status().equals("confirmed") && now.isBefore(booking.startsAt()),
                Price.of(booking.total(), booking.currency(), locale),
                booking.buyerName(),
                booking.buyerEmail(),
                booking.tickets().stream().map(BookingView::ticket).toList());
    }

    private static Ticket ticket(Booking.Ticket ticket) {
        return new Ticket(
                ticket.code(),
                ticket.status(),
                ticket.ticketType(),
                ticket.status().equals("cancelled") ? null : QrCode.of(ticket.qrToken()));
    }
}
