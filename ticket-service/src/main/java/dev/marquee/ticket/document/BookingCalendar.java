package dev.marquee.ticket.document;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the entry of an event for the calendar of a buyer, as mails bring it. */
@Component
public class BookingCalendar {

    private static final Duration PAST_KEPT = Duration.ofDays(365);
    private static final Duration CANCELLED_KEPT = Duration.ofDays(30);

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
        return entry(booking, goes(booking));
    }

    /**
     * All that somebody goes to or went to within a year, and what they do not go to any more,
     * until a month after it would have been: programs keep an entry that vanishes from a feed.
     */
    public List<CalendarEvent> entriesOf(EmailAddress email) {
        var ofEvent = new LinkedHashMap<Long, List<Booking>>();
        for (var booking : bookings.ofBuyer(email))
            if (wasMade(booking))
                ofEvent.computeIfAbsent(booking.event().eventId(), id -> new ArrayList<>())
                        .add(booking);
        return ofEvent.values().stream()
                .map(this::entryOf)
                .filter(this::isKept)
                .sorted(Comparator.comparing(CalendarEvent::startsAt))
                .toList();
    }

    private CalendarEvent entryOf(List<Booking> ofOneEvent) {
        var going = ofOneEvent.stream().filter(BookingCalendar::admits).findFirst();
        return entry(going.orElse(ofOneEvent.getFirst()), going.isPresent());
    }

    private boolean isKept(CalendarEvent entry) {
        var kept = entry.cancelled() ? CANCELLED_KEPT : PAST_KEPT;
        var over = entry.endsAt() == null ? entry.startsAt() : entry.endsAt();
        return over.isAfter(clock.instant().minus(kept));
    }

    private CalendarEvent entry(Booking booking, boolean goes) {
        var event = booking.event();
        return new CalendarEvent(
                settings.uid(event.code()),
                event.version(),
                clock.instant(),
                null,
                event.startsAt(),
                event.endsAt(),
                ZoneId.of(event.timeZone()),
                event.name(),
                event.location(),
                settings.publicUrl() + "/e/" + event.code(),
                event.status() == SaleTerms.Status.CANCELLED || !goes);
    }

    /** One event is one entry, whichever of a buyer's bookings it is for. */
    private boolean goes(Booking booking) {
        if (admits(booking)) return true;
        return bookings.ofBuyer(booking.buyerEmail()).stream()
                .filter(other -> other.event().eventId() == booking.event().eventId())
                .anyMatch(BookingCalendar::admits);
    }

    /** Tickets that were only held for a while were never anybody's. */
    private static boolean wasMade(Booking booking) {
        return booking.status() != BookingStatus.PENDING_PAYMENT
                && booking.status() != BookingStatus.EXPIRED;
    }

    private static boolean admits(Booking booking) {
        return booking.status() == BookingStatus.CONFIRMED
                || booking.status() == BookingStatus.REFUND_REQUESTED;
    }
}
