package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.client.VenueClient;
import dev.marquee.event.client.VenueClient.Price;
import dev.marquee.event.client.VenueClient.Venue;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.hire.Hire;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Where events take place: a venue of venue-service, or any place in words. */
@Component
public class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);

    /** As many as venue-service gives at once, and how often it is asked at most. */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 20;

    private final VenueClient venues;

    Places(VenueClient venues) {
        this.venues = venues;
    }

    /**
     * Puts a venue's name and address in words, where only its id is given.
     *
     * @param stored the event before, if there is one: a venue that stays keeps its words
     */
    public Reading settled(Reading reading, @Nullable EventView stored) {
        var details = reading.details();
        var venue = details.venueId();
        if (venue == null || details.location() != null) return reading;
        if (stored != null && venue.equals(stored.venueId()) && stored.location() != null)
            return reading.at(stored.location());
        return reading.at(get(venue).asLocation());
    }

    /** A venue; empty if there is none, and while venue-service does not answer. */
    public Optional<Venue> find(long id) {
        try {
            return Optional.of(venues.get(id));
        } catch (RestClientException e) {
            log.warn("venue {} cannot be named: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A venue.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if there is none; 503 {@code
     *     venues-unavailable} while venue-service does not answer
     */
    Venue get(long id) {
        try {
            return venues.get(id);
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.invalid("venue_id", Text.of("invalid.no-such-venue"));
        } catch (RestClientException e) {
            log.warn("venue {} cannot be looked up: {}", id, e.getMessage());
            throw Refusals.venuesUnavailable();
        }
    }

    /** What a hire costs; empty while nobody can say. */
    public Optional<Price> price(Hire hire) {
        try {
            return Optional.of(venues.price(hire.venueId(), hire.startsAt(), hire.endsAt()));
        } catch (RestClientException e) {
            log.warn("venue {} has no price now: {}", hire.venueId(), e.getMessage());
            return Optional.empty();
        }
    }

    /** All venues to choose from, 2000 at most; null while venue-service does not answer. */
    public @Nullable List<Venue> choices() {
        return list(null, null);
    }

    /** Those that nobody has at a time; null while venue-service does not answer. */
    public @Nullable List<Venue> free(Instant from, Instant until) {
        return list(from, until);
    }

    private @Nullable List<Venue> list(@Nullable Instant from, @Nullable Instant until) {
        try {
            var all = new ArrayList<Venue>();
            for (int page = 0; page < MOST_PAGES; page++) {
                var some = venues.list(page, PAGE, from, until).items();
                all.addAll(some);
                if (some.size() < PAGE) break;
            }
            return all;
        } catch (RestClientException e) {
            log.warn("no venues to choose from, venue-service does not answer: {}", e.getMessage());
            return null;
        }
    }
}
