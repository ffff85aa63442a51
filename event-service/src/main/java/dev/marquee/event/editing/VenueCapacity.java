package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether the venue of an event holds as many people as there are tickets. An administrator may
 * offer more, and that is audited; what was offered before stays allowed until the venue changes or
 * more tickets are added.
 */
@Component
class VenueCapacity {

    /**
     * An event as somebody wants it.
     *
     * @param tickets in all
     */
    record Offer(@Nullable Long venueId, int tickets) {

        private boolean isWithin(@Nullable EventView stored) {
            if (venueId == null) return true;
            return stored != null
                    && venueId.equals(stored.venueId())
                    && tickets <= stored.totalTickets();
        }
    }

    private final Places places;
    private final AuditTrail audit;

    VenueCapacity(Places places, AuditTrail audit) {
        this.places = places;
        this.audit = audit;
    }

    /**
     * Refuses an offer of more tickets than its venue holds people.
     *
     * @param stored the event before, if there is one
     * @param anyway whether the caller insists; only an administrator can
     * @throws org.springframework.web.ErrorResponseException 409 {@code over-capacity}; 503 {@code
     *     venues-unavailable} if the venue cannot be looked up
     */
    void check(Offer offer, @Nullable EventView stored, boolean anyway, Caller caller) {
        var id = offer.venueId();
        if (id == null || offer.isWithin(stored)) return;
        var venue = places.get(id);
        if (offer.tickets() <= venue.capacity()) return;
        if (!anyway || !caller.has("ADMIN"))
            throw Refusals.overCapacity(venue.name(), venue.capacity(), offer.tickets());
        audit.record(
                "event.over-capacity",
                stored == null ? "venue:" + id : "event:" + stored.code(),
                "%s holds %d, %d tickets offered"
                        .formatted(venue.name(), venue.capacity(), offer.tickets()));
    }
}
