package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.hours.BusinessHours.Written;
import dev.marquee.platform.audit.AuditTrail;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes when staff work, and with that when every open complaint is due. */
@Component
class ChangeBusinessHours {

    private final BusinessHours hours;
    private final Complaints complaints;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ChangeBusinessHours(
            BusinessHours hours,
            Complaints complaints,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.hours = hours;
        this.complaints = complaints;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Writes them, and then goes through the complaints. Should that be interrupted, those that are
     * left are due as before until somebody writes to them, or the hours are saved again.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 412 where somebody else did
     */
    void handle(Written written, @Nullable Long expected) {
        transaction.executeWithoutResult(status -> {
            hours.write(written, expected);
            audit.record("complaint.hours-changed", "business-hours", "");
        });
        for (var last = OptionalLong.of(0); last.isPresent(); )
            last = complaints.reckonAfter(last.getAsLong());
    }
}
