package dev.marquee.event.hire;

import dev.marquee.event.client.HireClient;
import dev.marquee.platform.outbox.Outbox;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Hires venues for events. A venue is claimed first, then the event is stored, together with a fact
 * that makes the claim a hire. A claim stands beside what the event has already, and lapses by
 * itself: whatever happens in between, nothing is hired for nobody, and no event loses its venue.
 */
@Component
public class VenueHires {

    /** The topic of the outbox; the key is the hire's. */
    static final String TOPIC = "venue-hire";

    /**
     * What is held for an event now.
     *
     * @param version of the event that this was read from
     */
    public record Held(long version, @Nullable String key, @Nullable Hire hire) {}

    /** Whom a claim is for; a new event has no code yet. */
    public record Claimant(@Nullable String code, String name, long organizerId) {}

    private final HireClient venues;
    private final StoredHires stored;
    private final Outbox outbox;
    private final TransactionTemplate alone;

    VenueHires(
            HireClient venues,
            StoredHires stored,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.venues = venues;
        this.stored = stored;
        this.outbox = outbox;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is held for a stored event. */
    public Held heldFor(long event) {
        return stored.ofEvent(event)
                .map(row -> new Held(row.version(), row.hireKey(), row.hire()))
                .orElseThrow();
    }

    /** Whether the venue of an event was given to somebody else, because we came too late. */
    public boolean isLost(long event) {
        return stored.isLost(event);
    }

    /**
     * Takes a venue for an event before that is stored. Asks nobody if the event holds it already.
     *
     * @param before what the event holds; null for a new one
     * @return the key to store with the event
     * @throws RestClientException as venue-service answers: 409 with {@code starts_at} and {@code
     *     ends_at} of what is in the way, 404 for an unknown venue
     */
    public String claim(Hire wanted, @Nullable Held before, Claimant who) {
        var known = before == null ? null : before.key();
        if (known != null && before != null && wanted.equals(before.hire())) return known;
        var key = known == null ? UUID.randomUUID().toString() : known;
        try {
            venues.put(key, wanted.claim(who.code(), who.name(), who.organizerId()));
            return key;
        } catch (HttpClientErrorException refused) {
            throw refused;
        } catch (RestClientException unknown) { // it may have been claimed all the same
            giveUp(key);
            throw unknown;
        }
    }

    /** Nothing came of a claim: the hire becomes what is stored. */
    public void giveUp(String key) {
        alone.executeWithoutResult(status -> settle(key));
    }

    /** Owes, in the caller's transaction, that the hire becomes what the event says then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String key) {
        outbox.publish(TOPIC, key, Map.of("hire_key", key));
    }
}
