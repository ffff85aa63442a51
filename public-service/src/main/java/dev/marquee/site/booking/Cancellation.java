package dev.marquee.site.booking;

import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
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
     * Cancels the booking.
     *
     * @return whether it was done; if not, it is too late or a ticket was used
     * @throws RestClientResponseException if the reader may not see the booking
     */
    public boolean cancel(long id, @Nullable String key, @Nullable String lookupToken) {
        return done(() -> tickets.cancel(id, key, lookupToken));
    }

    /** The same by a mailed link. */
    public boolean cancelByLink(long id, String token) {
        return done(() -> tickets.cancelByLink(id, token));
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
