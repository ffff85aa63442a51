package dev.marquee.site.booking;

import dev.marquee.platform.value.QrCode;
import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A booking as its page shows it.
 *
 * @param cancelled whether its tickets are good for nothing any more
 * @param waiting whether its tickets are good only once it is confirmed
 * @param deadline when they go back on sale if it is not; null if that is not known
 * @param left how long its buyer can still pay for it; null if there is nothing to pay, no time, or
 *     no end
 * @param test whether its event is only tried out
 * @param cancellable whether the buyer can still give the tickets back
 */
public record BookingView(
        long id,
        String eventCode,
        @Nullable String offerCode,
        String eventName,
        EventTime time,
        @Nullable String location,
        String status,
        boolean cancelled,
        boolean waiting,
        @Nullable EventTime deadline,
        @Nullable TimeLeft left,
        boolean payable,
        boolean cancellable,
        boolean priced,
        Order order,
        String buyerName,
        String buyerEmail,
        List<Ticket> tickets,
        boolean test) {

    private static final Duration LATEST_END = Duration.ofDays(1);

    /**
     * A ticket.
     *
     * @param status issued, used, cancelled, reserved
     * @param code what is typed at the door
     * @param qr the code to scan; null while it would not be valid
     * @param handedOn whether somebody else has it now
     * @param transferable whether the reader can hand it on now
     */
    public record Ticket(
            @Nullable Long id,
            String code,
            String status,
            String type,
            @Nullable String seat,
            String attendee,
            @Nullable QrCode qr,
            boolean handedOn,
            boolean transferable) {}

    /** The booking, with its QR codes. */
    public static BookingView of(Booking booking, Instant now, Locale locale) {
        return new BookingView(
                booking.id(),
                booking.eventCode(),
                booking.offer() == null ? null : booking.offer().code(),
                booking.eventName(),
                EventTime.of(booking.startsAt(), booking.endsAt(), booking.timeZone(), locale),
                booking.location(),
                booking.status(),
                booking.cancelled(),
                booking.waiting(),
                deadline(booking, locale),
                left(booking, now, locale),
                booking.payable(now),
                !booking.cancelled() && now.isBefore(booking.startsAt()),
                booking.priced(),
                Order.of(booking, locale),
                booking.buyerName(),
                booking.buyerEmail(),
                booking.tickets().stream().map(ticket -> ticket(booking, ticket)).toList(),
                booking.isTest());
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

    private static @Nullable EventTime deadline(Booking booking, Locale locale) {
        var expires = booking.expiresAt();
        return booking.waiting() && expires != null
                ? EventTime.of(expires, null, booking.timeZone(), locale)
                : null;
    }

    private static @Nullable TimeLeft left(Booking booking, Instant now, Locale locale) {
        var expires = booking.expiresAt();
        return expires != null && booking.payable(now)
                ? TimeLeft.of(booking, expires, now, locale)
                : null;
    }

    private static Ticket ticket(Booking booking, Booking.Ticket ticket) {
        var attendee = ticket.attendeeName();
        var valid = booking.confirmed() && ticket.status().equals("issued");
        var token = ticket.qrToken();
        var entryCode = ticket.entryCode();
        var transfers = ticket.transfers();
        return new Ticket(
                ticket.id(),
                entryCode == null ? ticket.code() : entryCode,
                booking.cancelled() ? "cancelled" : ticket.status(),
                ticket.ticketType(),
                ticket.seatLabel(),
                attendee == null ? booking.buyerName() : attendee,
                valid && token != null ? QrCode.of(token) : null,
                valid && token == null && transfers != null && transfers > 0,
                valid && Boolean.TRUE.equals(ticket.transferable()));
    }

    /** Its event's page, with what its code opens. */
    public String eventAddress() {
        var page = UriComponentsBuilder.fromPath("/e/" + eventCode);
        return offerCode == null
                ? page.toUriString()
                : page.queryParam("code", "{code}")
                        .encode()
                        .buildAndExpand(offerCode)
                        .toUriString();
    }
}
