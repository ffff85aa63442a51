package dev.marquee.report.afterwards;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that changes a report. An event may have several: what the organiser writes and what
 * the crew writes are two, as in the older system. An organiser reaches those about its own events
 * only: others are 404.
 */
@Service
class ManageReports {

    private static final int LONGEST_NAME = 254;

    private final Reports reports;
    private final CompletedEvents events;
    private final AuditTrail audit;

    ManageReports(Reports reports, CompletedEvents events, AuditTrail audit) {
        this.reports = reports;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Files a report. Its figures are those that were kept when the event was completed; typed ones
     * count only where none were.
     *
     * @throws org.springframework.web.ErrorResponseException see {@link CompletedEvents#get}
     */
    Report add(ReportRequest request, Caller caller) {
        var event = events.get(String.valueOf(request.event()), caller);
        var author = caller.name();
        return get(
                reports.add(
                        event,
                        author.substring(0, Math.min(author.length(), LONGEST_NAME)),
                        request.text(),
                        typed(request)),
                caller);
    }

    private static @Nullable Figures typed(ReportRequest request) {
        return request.capacity() == null
                ? null
                : Figures.typed(
                        request.capacity(),
                        Objects.requireNonNull(request.sold(), "checked before"));
    }

    /** A report; 404 where there is none of the caller's. */
    Report get(long id, Caller caller) {
        return reports.find(id, Scope.of(caller)).orElseThrow(() -> Problems.notFound("report"));
    }

    /**
     * Changes what a report says.
     *
     * @param version that was read; null to change any
     * @throws org.springframework.web.ErrorResponseException 404, or 412 if it is another one now
     */
    Report change(long id, ReportText text, @Nullable Long version, Caller caller) {
        if (!reports.change(id, Scope.of(caller), text, version)) throw gone(id, caller);
        return get(id, caller);
    }

    /**
     * Deletes a report, on the same terms. The event waits for one again if it was the only one.
     */
    @Transactional
    public void delete(long id, @Nullable Long version, Caller caller) {
        var report = get(id, caller);
        if (!reports.delete(id, Scope.of(caller), version)) throw gone(id, caller);
        audit.record(
                "report.deleted",
                "report:" + id,
                "about "
                        + Objects.requireNonNullElse(
                                report.eventCode(), "event " + report.eventId()));
    }

    private RuntimeException gone(long id, Caller caller) {
        get(id, caller);
        return Versions.changed("report");
    }
}
