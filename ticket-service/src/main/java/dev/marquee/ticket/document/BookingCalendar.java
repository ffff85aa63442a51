package dev.marquee.ticket.document;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Makes the entry of an event for the calendar of a buyer, as mails bring it. */
@Component
class BookingCalendar {

    private final Bookings bookings;
    private final MarqueeSettings settings;
    private final Clock clock;

    BookingCalendar(Bookings bookings, MarqueeSettings settings, Clock clock) {
        this.bookings = bookings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The entry as it is now: cancelled where the buyer does not go any more.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} while the
     *     booking is not confirmed
     */
    CalendarEvent entry(Booking booking) {
        if (booking.status() == BookingStatus.PENDING_PAYMENT)
            throw InvalidState.of(booking, "put-into-a-calendar");
        var event = booking.event();
        return new CalendarEvent(
                event.code() + "@" + settings.publicUrl().getHost(),
                event.version(),
                clock.instant(),
                null,
                event.startsAt(),
                event.endsAt(),
                ZoneId.of(event.timeZone()),
                event.name(),
                event.location(),
                settings.publicUrl() + "/e/" + event.code(),
                event.status() == SaleTerms.Status.CANCELLED || !goes(booking));
    }

    /** One event is one entry, whichever of a buyer's bookings it is for. */
    private boolean goes(Booking booking) {
        if (admits(booking)) return true;
        return bookings.ofBuyer(booking.buyerEmail()).stream()
                .filter(other -> other.event().eventId() == booking.event().eventId())
                .anyMatch(BookingCalendar::admits);
    }

    private static boolean admits(Booking booking) {
        return booking.status() == BookingStatus.CONFIRMED
                || booking.status() == BookingStatus.REFUND_REQUESTED;
    }
}
