package dev.marquee.report.postevent;

import dev.marquee.platform.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to reports into the audit trail, in the transaction in which it happens. */
@Component
class ReportAudit {

    private final AuditTrail audit;

    ReportAudit(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void on(Report.Deleted deleted) {
        audit.record("report.deleted", "report:" + deleted.id(), "about " + deleted.about());
    }
}
