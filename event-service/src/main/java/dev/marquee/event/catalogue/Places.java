package dev.marquee.event.catalogue;

import dev.marquee.event.catalogue.EventReader.Reading;
import dev.marquee.event.client.VenueClient;
import dev.marquee.event.client.VenueClient.Venue;
import dev.marquee.platform.web.Problems;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Where events take place: a venue of venue-service, or any place in words. */
@Component
class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);

    private final VenueClient venues;

    Places(VenueClient venues) {
        this.venues = venues;
    }

    /** Puts a venue's name and address in words, where only its id is given. */
    Reading settled(Reading reading) {
        var details = reading.details();
        if (details.venueId() == null || details.location() != null) return reading;
        return reading.at(locationOf(details.venueId()));
    }

    /** The venues to choose from; none while venue-service does not answer. */
    List<Venue> choices() {
        try {
            return venues.list(100).items();
        } catch (RestClientException e) {
            log.warn("no venues to choose from, venue-service does not answer: {}", e.getMessage());
            return List.of();
        }
    }

    private String locationOf(long venueId) {
        try {
            return venues.get(venueId).asLocation();
        } catch (HttpClientErrorException.NotFound e) {
            throw InvalidInput.of("venue_id", "there is no such venue");
        } catch (RestClientException e) {
            log.warn("venue {} cannot be looked up: {}", venueId, e.getMessage());
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "venues-unavailable",
                    "The venue cannot be looked up just now. Try again, or send the place in words as location.");
        }
    }
}
