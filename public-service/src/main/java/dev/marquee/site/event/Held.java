package dev.marquee.site.event;

import dev.marquee.site.booking.TimeLeft;
import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.Price;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Tickets of the event that the reader's browser holds and has not paid. */
record Held(long id, int tickets, Price total, TimeLeft left) {

    static Held of(Booking booking, Instant now, Locale locale) {
        return new Held(
                booking.id(),
                booking.tickets().size(),
                Price.of(booking.total(), booking.currency(), locale),
                TimeLeft.of(booking, Objects.requireNonNull(booking.expiresAt()), now, locale));
    }
}
