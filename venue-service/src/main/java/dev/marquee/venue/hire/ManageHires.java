package dev.marquee.venue.hire;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * Hires that people make themselves, one transaction each. The venue's row is locked first, always:
 * two hires of one venue are decided one after the other.
 */
@Service
class ManageHires {

    /**
     * What somebody wants a venue for.
     *
     * @param eventId an event, if there is one
     */
    record Wanted(Period period, @Nullable Long eventId, @Nullable String note) {}

    private final Occupancy occupancy;
    private final Hires hires;
    private final AuditTrail audit;

    ManageHires(Occupancy occupancy, Hires hires, AuditTrail audit) {
        this.occupancy = occupancy;
        this.hires = hires;
        this.audit = audit;
    }

    /**
     * Takes a venue for a time, at what it costs now.
     *
     * @throws ErrorResponseException 404 for an unknown venue; 409 venue-booked if it is taken for
     *     any part of that time, and then nothing is stored
     */
    @Transactional
    Hire hire(long venueId, Caller caller, Wanted wanted) {
        var venue = occupancy.lock(venueId);
        occupancy.requireFree(venue, wanted.period(), 0, "");
        var price = HirePrice.of(venue, wanted.period());
        var hire =
                hires.save(
                        new Hire(
                                null,
                                venueId,
                                wanted.eventId(),
                                null,
                                null,
                                caller.id(),
                                wanted.note(),
                                wanted.period().startsAt(),
                                wanted.period().endsAt(),
                                price.minor(),
                                price.currency(),
                                null,
                                null,
                                null,
                                null));
        audit.record("hire.made", "venue:" + venueId, hire.inWords());
        return hire;
    }

    /**
     * Moves a hire to another time of the same venue, or changes what is said about it. What it
     * costs stays as it was agreed, unless the time changes.
     *
     * @param seen the version that was looked at, or null where it does not matter
     * @throws ErrorResponseException 404 if it is not there or not the caller's; 412
     *     changed-meanwhile if there is another version now; 409 hire-of-event or venue-booked
     */
    @Transactional
    Hire change(long venueId, long hireId, Caller caller, @Nullable Long seen, Wanted wanted) {
        var venue = occupancy.lock(venueId);
        var hire = own(venueId, hireId, caller, seen);
        occupancy.requireFree(venue, wanted.period(), hireId, "");
        var changed =
                hires.save(
                        hire.at(venueId, wanted.period(), HirePrice.of(venue, wanted.period()))
                                .about(wanted.eventId(), hire.eventCode(), hire.eventName())
                                .of(hire.organizerId(), wanted.note()));
        audit.record(
                "hire.changed", "venue:" + venueId, hire.inWords() + ", now " + changed.inWords());
        return changed;
    }

    /** Gives a hired time back; refuses as a change does. */
    @Transactional
    void release(long venueId, long hireId, Caller caller, @Nullable Long seen) {
        occupancy.lock(venueId);
        var hire = own(venueId, hireId, caller, seen);
        hires.delete(hire);
        audit.record("hire.released", "venue:" + venueId, hire.inWords());
    }

    private Hire own(long venueId, long hireId, Caller caller, @Nullable Long seen) {
        var hire =
                hires.findByIdAndVenueId(hireId, venueId)
                        .filter(found -> found.belongsTo(caller))
                        .orElseThrow(() -> Problems.notFound("hire"));
        if (hire.hireKey() != null || hire.claimKey() != null) throw hiredForEvent(hire);
        if (seen != null && !seen.equals(hire.version())) throw Versions.changed("hire");
        return hire;
    }

    private static ErrorResponseException hiredForEvent(Hire hire) {
        var code = hire.eventCode();
        var detail =
                "This hire belongs to %s. Change the time or the place of the event, and the hire follows."
                        .formatted(code == null ? "an event" : "the event " + code);
        return Problems.problem(
                HttpStatus.CONFLICT,
                "hire-of-event",
                detail,
                code == null ? Map.of() : Map.of("event_code", code));
    }
}
