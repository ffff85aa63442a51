package dev.marquee.venue.hire;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.venue.Venue;
import dev.marquee.venue.VenueSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * Hires that another service makes for its events, by a key of its own. The key is locked first,
 * then the venues in the order of their ids, so that nobody waits for each other.
 */
@Service
class KeyedHires {

    /**
     * What an event needs.
     *
     * @param eventId null for a claim: the event is not saved yet
     * @param version of the event; null for a claim, and where the sender knows no order
     */
    record Wanted(
            long venueId,
            @Nullable Long eventId,
            @Nullable String eventCode,
            @Nullable String eventName,
            long organizerId,
            Period period,
            @Nullable Long version) {}

    private final HireKeys keys;
    private final Occupancy occupancy;
    private final Hires hires;
    private final AuditTrail audit;
    private final VenueSettings settings;
    private final Clock clock;

    KeyedHires(
            HireKeys keys,
            Occupancy occupancy,
            Hires hires,
            AuditTrail audit,
            VenueSettings settings,
            Clock clock) {
        this.keys = keys;
        this.occupancy = occupancy;
        this.hires = hires;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the one hire of a key this, or moves it, and drops the key's claim; or else makes the
     * claim, and leaves the hire as it is. Ask as often as you like: what is older than what is
     * known changes nothing.
     *
     * @throws ErrorResponseException 404 for an unknown venue; 409 venue-booked if somebody else
     *     has it for any part of that time, and then nothing changes
     */
    @Transactional
    void put(String key, Wanted wanted) {
        if (!keys.take(key, wanted.version())) return;
        var venue = lock(key, wanted.venueId());
        occupancy.requireFree(venue, wanted.period(), 0, key);
        hires.dropClaim(key);
        if (wanted.eventId() == null) hires.save(claim(key, wanted));
        else keep(key, wanted, HirePrice.of(venue, wanted.period()));
    }

    /**
     * Releases the hire and the claim of a key; nothing happens if there is none.
     *
     * @param version of the event that has no hire any more; what is older changes nothing
     */
    @Transactional
    void release(String key, @Nullable Long version) {
        if (!keys.release(key, version)) return;
        hires.dropClaim(key);
        var made = hires.findByHireKey(key);
        if (made.isEmpty()) return;
        occupancy.lock(made.get().venueId());
        hires.delete(made.get());
        audit.record("hire.released", "venue:" + made.get().venueId(), made.get().inWords());
    }

    /** Drops the claim of a key, and leaves its hire as it is. */
    @Transactional
    void dropClaim(String key) {
        hires.dropClaim(key);
    }

    /** Locks the venue that is wanted, and the one that the key's hire is at. */
    private Venue lock(String key, long wanted) {
        var ids = new TreeSet<Long>();
        ids.add(wanted);
        hires.findByHireKey(key).ifPresent(made -> ids.add(made.venueId()));
        Venue found = null;
        for (var id : ids) {
            var venue = occupancy.lock(id);
            if (id == wanted) found = venue;
        }
        return Objects.requireNonNull(found);
    }

    private Hire claim(String key, Wanted wanted) {
        return hire(wanted, null, key);
    }

    private void keep(String key, Wanted wanted, HirePrice price) {
        var made = hires.findByHireKey(key);
        if (made.isEmpty()) {
            var hire = hires.save(hire(wanted, price, key));
            audit.record("hire.made", "venue:" + wanted.venueId(), hire.inWords());
            return;
        }
        var before = made.get();
        var after =
                before.at(wanted.venueId(), wanted.period(), price)
                        .about(wanted.eventId(), wanted.eventCode(), wanted.eventName())
                        .of(wanted.organizerId(), before.note());
        if (after.equals(before)) return;
        hires.save(after);
        audit.record(
                "hire.changed",
                "venue:" + after.venueId(),
                before.inWords() + ", now " + after.inWords());
    }

    /** A claim costs nothing. */
    private Hire hire(Wanted wanted, @Nullable HirePrice price, String key) {
        return new Hire(
                null,
                wanted.venueId(),
                wanted.eventId(),
                wanted.eventCode(),
                wanted.eventName(),
                wanted.organizerId(),
                null,
                wanted.period().startsAt(),
                wanted.period().endsAt(),
                price == null ? null : price.minor(),
                price == null ? null : price.currency(),
                price == null ? null : key,
                price == null ? key : null,
                price == null ? clock.instant().plus(settings.claimFor()) : null,
                null);
    }
}
