package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import dev.marquee.site.wording.QrCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

    private static final Duration LATEST_END = Duration.ofDays(1);

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

    /** What is to come, soonest first; then what is over or cancelled. */
    public static List<BookingView> whatIsToComeFirst(
            List<Booking> bookings, Instant now, Locale locale) {
        var over =
                Comparator.<Booking, Boolean>comparing(
                        b -> b.cancelled() || b.startsAt().plus(LATEST_END).isBefore(now));
        return bookings.stream()
                .sorted(over.thenComparing(Booking::startsAt))
                .map(booking -> of(booking, now, locale))
                .toList();
    }

    private static Ticket ticket(Booking.Ticket ticket) {
        return new Ticket(
                ticket.code(),
                ticket.status(),
                ticket.ticketType(),
                ticket.status().equals("cancelled") ? null : QrCode.of(ticket.qrToken()));
    }
}
