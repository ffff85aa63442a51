package dev.marquee.venue.booking;

import dev.marquee.platform.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to bookings into the audit trail, in the transaction in which it happens. */
@Component
class BookingAudit {

    private final AuditTrail audit;

    BookingAudit(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void on(BookingMade made) {
        record("hire.made", made.booking(), made.booking().inWords());
    }

    @EventListener
    void on(BookingChanged changed) {
        var now = changed.booking();
        record("hire.changed", now, changed.before() + ", now " + now.inWords());
    }

    @EventListener
    void on(BookingReleased released) {
        record("hire.released", released.booking(), released.booking().inWords());
    }

    private void record(String action, VenueBooking booking, String detail) {
        audit.record(action, "venue:" + booking.venueId(), detail);
    }
}
