package dev.marquee.event.hire;

import dev.marquee.event.client.HireClient;
import dev.marquee.event.hire.StoredHires.Row;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/**
 * Puts a hire at venue-service to what is stored here, whatever that is by now: so it does not
 * matter how often a fact arrives, nor in which order.
 */
@Component
class HireDelivery implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(HireDelivery.class);
    private static final int ROUNDS = 10;

    /** By then, what was only claimed by somebody else has lapsed. */
    private static final int LAST_ATTEMPT = 10;

    private final HireClient venues;
    private final StoredHires stored;

    HireDelivery(HireClient venues, StoredHires stored) {
        this.venues = venues;
        this.stored = stored;
    }

    @Override
    public String topic() {
        return VenueHires.TOPIC;
    }

    /** While venue-service hangs, tickets are sold by the terms that others are owed. */
    @Override
    public String lane() {
        return "venue";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) settle(fact.key(), fact.attempts());
    }

    /** Again, if it was changed while it was told: the other one may have been told before us. */
    private void settle(String key, int attempts) {
        for (int round = 0; round < ROUNDS; round++) {
            var wanted = stored.ofKey(key);
            tell(key, wanted, attempts);
            if (stored.ofKey(key).equals(wanted)) return;
        }
        throw new IllegalStateException("the event of hire " + key + " changes all the time");
    }

    private void tell(String key, Optional<Row> event, int attempts) {
        var hire = event.map(Row::hire).orElse(null);
        if (event.isEmpty() || hire == null) {
            venues.release(key, event.map(Row::version).orElse(null));
            return;
        }
        var row = event.get();
        try {
            venues.put(key, hire.of(row));
            stored.setLost(key, false);
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.NotFound e) {
            if (attempts < LAST_ATTEMPT) {
                if (e instanceof HttpClientErrorException.Conflict) stored.setLost(key, true);
                throw e;
            }
            log.warn("{} has lost its venue {}: {}", row.code(), hire.venueId(), e.getMessage());
            stored.setLost(key, true);
        }
    }
}
