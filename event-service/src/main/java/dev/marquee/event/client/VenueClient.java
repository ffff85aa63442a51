package dev.marquee.event.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Venues of venue-service. */
@HttpExchange("/api/venues")
public interface VenueClient {

    /**
     * A place that events can be at.
     *
     * @param pricePerHour decimal, of every hour begun
     */
    record Venue(
            long id,
            String name,
            String address,
            int capacity,
            @Nullable String pricePerHour,
            @Nullable String currency) {

        /** How buyers read it. */
        public String asLocation() {
            return name + ", " + address;
        }
    }

    record Venues(List<Venue> items) {}

    /** What the hire of a venue for a time costs; decimal. */
    record Price(long hours, String price, String pricePerHour, String currency) {}

    /** A page, from 0, of all, or of those that are free from one moment to another. */
    @GetExchange
    Venues list(
            @RequestParam int page,
            @RequestParam int size,
            @RequestParam(name = "free_from", required = false) @Nullable Instant freeFrom,
            @RequestParam(name = "free_until", required = false) @Nullable Instant freeUntil);

    @GetExchange("/{id}")
    Venue get(@PathVariable long id);

    @GetExchange("/{id}/price")
    Price price(
            @PathVariable long id,
            @RequestParam("starts_at") Instant startsAt,
            @RequestParam("ends_at") Instant endsAt);
}
