package dev.marquee.ticket.checkout;

import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.limit.RateLimiter.Limit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How many tickets guests at one client address may take in an hour: the gateway counts requests,
 * and one request can take many tickets.
 */
@Component
class GuestSeatLimiter {

    /** Tickets that were counted before it is known whether they are booked. */
    interface Taken {

        Taken NOTHING = () -> {};

        /** They are not booked after all, and do not count. */
        void giveBack();
    }

    private final int most;
    private final RateLimiter<String> networks;
    private final Counter refused;

    GuestSeatLimiter(GuestLimitSettings settings, Clock clock, MeterRegistry metrics) {
        this.refused = LimitRefusals.of(metrics, "guest-seats");
        this.most = settings.seatsPerHour();
        this.networks = new RateLimiter<>(clock, new Limit(most, Duration.ofHours(1)));
    }

    /**
     * Counts the tickets that the guest asks for whose request this thread is answering.
     *
     * @throws ErrorResponseException 429 {@code too-many-requests} with Retry-After in seconds
     */
    Taken take(int tickets) {
        return ClientAddress.currentNetwork()
                .map(from -> take(from, tickets))
                .orElse(Taken.NOTHING);
    }

    Taken take(String network, int tickets) {
        var counted = Math.min(tickets, most);
        networks.require(network, counted, Text.of("problem.too-many-requests.network"), refused);
        return () -> networks.giveBack(network, counted);
    }
}
