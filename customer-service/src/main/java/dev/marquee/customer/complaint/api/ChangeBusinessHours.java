package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.hours.BusinessHours.Written;
import dev.marquee.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes when staff work, and with that when every open complaint is due. */
@Component
class ChangeBusinessHours {

    private final BusinessHours hours;
    private final Complaints complaints;
    private final AuditTrail audit;

    ChangeBusinessHours(BusinessHours hours, Complaints complaints, AuditTrail audit) {
        this.hours = hours;
        this.complaints = complaints;
        this.audit = audit;
    }

    /**
     * Writes them.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 412 where somebody else did
     */
    @Transactional
    void handle(Written written, @Nullable Long expected) {
        hours.write(written, expected);
        complaints.reckonAll();
        audit.record("complaint.hours-changed", "business-hours", "");
    }
}
