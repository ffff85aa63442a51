package dev.marquee.site.event;

import dev.marquee.site.client.Booking;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.visit.Visits;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Books through ticket-service, and waits a moment for a twin that is being booked already. */
@Component
public class BookingAttempt {

    private static final Logger log = LoggerFactory.getLogger(BookingAttempt.class);
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** What became of it. */
    public sealed interface Outcome {}

    /**
     * The tickets are the buyer's.
     *
     * @param again it was booked by an earlier request with the same key
     */
    public record Booked(Booking booking, boolean again) implements Outcome {}

    /** Nothing was booked. */
    public record Refused(Refusal why) implements Outcome {}

    /** It may have been booked or not: the same key finds out. */
    public record Unknown() implements Outcome {}

    private final TicketClient tickets;
    private final Visits visits;

    BookingAttempt(TicketClient tickets, Visits visits) {
        this.tickets = tickets;
        this.visits = visits;
    }

    /** Books all or nothing. */
    public Outcome book(NewBooking booking, String key) {
        visits.chose(booking.eventId());
        var outcome = untilDecided(booking.from(visits.cameFrom()), key);
        if (outcome instanceof Booked(var made, var again) && !again) {
            if (made.waiting()) visits.held(booking.eventId(), made.id());
            else visits.booked(booking.eventId(), made.id());
        }
        return outcome;
    }

    private Outcome untilDecided(NewBooking booking, String key) {
        for (int attempt = 1; ; attempt++) {
            var outcome = once(booking, key);
            var twin =
                    outcome instanceof Refused refused
                            && refused.why().type().equals("request-in-progress");
            if (!twin || attempt == TRIES) return outcome;
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return outcome;
            }
        }
    }

    private Outcome once(NewBooking booking, String key) {
        try {
            var answer = tickets.book(booking, key);
            return new Booked(
                    Objects.requireNonNull(answer.getBody(), "a booking"),
                    "true".equals(answer.getHeaders().getFirst("Idempotent-Replayed")));
        } catch (RestClientResponseException e) {
            var why = Refusal.of(e);
            if (e.getStatusCode().is4xxClientError() || nothingWasBooked(why))
                return new Refused(why);
            log.warn("A booking was answered with {}", e.getStatusCode(), e);
            return new Unknown();
        } catch (RestClientException e) {
            log.warn("A booking was not answered", e);
            return new Unknown();
        }
    }

    private static boolean nothingWasBooked(Refusal why) {
        return why.type().equals("busy") || why.type().equals("service-unavailable");
    }
}
