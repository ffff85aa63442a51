package dev.marquee.venue;

import dev.marquee.platform.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to venues into the audit trail, in the transaction in which it happens. */
@Component
class VenueAudit {

    private final AuditTrail audit;

    VenueAudit(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void on(VenueAdded added) {
        record("venue.added", added.venue(), added.venue().name());
    }

    @EventListener
    void on(VenueChanged changed) {
        record("venue.changed", changed.venue(), changed.changes());
    }

    @EventListener
    void on(VenueDeleted deleted) {
        record("venue.deleted", deleted.venue(), deleted.venue().name());
    }

    private void record(String action, Venue venue, String detail) {
        audit.record(action, "venue:" + venue.id(), detail);
    }
}
