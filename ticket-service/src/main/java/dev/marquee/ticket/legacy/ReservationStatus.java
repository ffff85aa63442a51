package dev.marquee.ticket.legacy;

import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.TicketStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a booking or a ticket stands, in the older system's three words. */
enum ReservationStatus {
    RESERVED,
    CONFIRMED,
    CANCELLED;

    static ReservationStatus of(BookingStatus status) {
        return switch (status) {
            case PENDING_PAYMENT -> RESERVED;
            case CONFIRMED, REFUND_REQUESTED -> CONFIRMED;
            case CANCELLED, EXPIRED, REFUNDED -> CANCELLED;
        };
    }

    static ReservationStatus of(TicketStatus status) {
        return switch (status) {
            case RESERVED -> RESERVED;
            case ISSUED, USED -> CONFIRMED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** The status that the word names, in capitals or not. */
    static Optional<ReservationStatus> parse(String word) {
        var name = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
    }

    /** The states of bookings that it stands for. */
    List<BookingStatus> ofBookings() {
        return Arrays.stream(BookingStatus.values()).filter(status -> of(status) == this).toList();
    }
}
