package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.customer.complaint.Entries;
import dev.marquee.customer.complaint.Role;
import dev.marquee.platform.web.Versions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Complaints as answers, each with what its reader may see. */
@Component
class ComplaintViews {

    /** The header with the token of a booking's mailed link. */
    static final String BOOKING_LINK = "Booking-Link";

    /** The header with the token of a complaint's mailed link. */
    static final String KEY = "Complaint-Key";

    private final Entries entries;

    ComplaintViews(Entries entries) {
        this.entries = entries;
    }

    ComplaintView of(Complaint complaint, boolean staff, boolean requester) {
        return ComplaintView.of(complaint, staff, requester, entries.of(complaint.id(), staff));
    }

    ResponseEntity<ComplaintView> answer(Opened opened) {
        var complaint = opened.complaint();
        return ResponseEntity.ok()
                .eTag(Versions.etag(complaint.version()))
                .body(of(complaint, opened.seesNotes(), opened.by().role() == Role.REQUESTER));
    }
}
