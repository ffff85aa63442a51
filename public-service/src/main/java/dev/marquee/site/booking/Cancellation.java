package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.TicketClient.GiveBackRequest;
import dev.marquee.site.client.TicketClient.GivenBack;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientResponseException;

/** Gives a booking's tickets back, however the buyer came to it. */
@Component
public class Cancellation {

    private final TicketClient tickets;

    Cancellation(TicketClient tickets) {
        this.tickets = tickets;
    }

    /**
     * What would come back for the tickets of a booking that is paid.
     *
     * @param chosen ids of its tickets; none for all
     * @return null where nothing was paid, or nothing is left
     */
    public @Nullable GiveBack giveBack(
            Booking booking, Door door, List<Long> chosen, Locale locale) {
        if (!booking.isPaid() || booking.cancelled()) return null;
        try {
            var offered = give(booking.id(), door, chosen, true);
            return GiveBack.of(booking, Objects.requireNonNull(offered.refund()), locale);
        } catch (RestClientResponseException e) {
            var refusal = Refusal.of(e);
            if (refusal.status() == 422 && !chosen.isEmpty())
                return giveBack(booking, door, List.of(), locale);
            if (refusal.status() != 409) throw e;
            return GiveBack.refused(booking, Objects.requireNonNullElse(refusal.reason(), "other"));
        }
    }

    /**
     * Cancels the booking, or those of its tickets that were paid for.
     *
     * @param chosen ids of its tickets; none for all
     * @return whether it was done; if not, it is too late or a ticket was used
     * @throws RestClientResponseException if the reader may not see the booking
     */
    public boolean cancel(Booking booking, Door door, List<Long> chosen) {
        if (booking.isPaid()) return done(() -> give(booking.id(), door, chosen, false));
        var link = door.link();
        return link == null
                ? done(() -> tickets.cancel(booking.id(), door.key(), door.lookupToken()))
                : done(() -> tickets.cancelByLink(booking.id(), link));
    }

    private GivenBack give(long id, Door door, List<Long> chosen, boolean dryRun) {
        return tickets.giveBack(
                id,
                door.key(),
                door.lookupToken(),
                door.link(),
                dryRun,
                new GiveBackRequest(chosen));
    }

    private static boolean done(Runnable cancel) {
        try {
            cancel.run();
            return true;
        } catch (RestClientResponseException e) {
            if (Refusal.of(e).status() == 409) return false;
            throw e;
        }
    }
}
