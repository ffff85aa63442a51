package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.time.Clock;
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
    private final ReportViews views;
    private final CompletedEvents events;
    private final Clock clock;

    ManageReports(Reports reports, ReportViews views, CompletedEvents events, Clock clock) {
        this.reports = reports;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files a report. Its figures are those that were kept when the event was completed; typed ones
     * count only where none were.
     *
     * @throws org.springframework.web.ErrorResponseException see {@link CompletedEvents#get}
     */
    ReportView add(ReportRequest request, Caller caller) {
        var event = events.get(String.valueOf(request.event()), caller);
        var author = caller.name();
        return views.view(
                reports.save(
                        new Report(
                                event.subject(),
                                author.substring(0, Math.min(author.length(), LONGEST_NAME)),
                                request.text(),
                                request.typedFigures(),
                                clock.instant())));
    }

    /** A report; 404 where there is none of the caller's. */
    ReportView get(long id, Caller caller) {
        return views.find(id, Scope.of(caller)).orElseThrow(() -> Problems.notFound("report"));
    }

    /**
     * Changes what a report says.
     *
     * @param version that was read; null to change any
     * @throws org.springframework.web.ErrorResponseException 404, or 412 if it is another one now
     */
    @Transactional
    public ReportView change(long id, ReportText text, @Nullable Long version, Caller caller) {
        var report = lock(id, version, caller);
        report.change(text, clock.instant());
        return views.view(reports.saveAndFlush(report));
    }

    /**
     * Deletes a report, on the same terms. The event waits for one again if it was the only one.
     */
    @Transactional
    public void delete(long id, @Nullable Long version, Caller caller) {
        var report = lock(id, version, caller);
        var code = views.view(report).eventCode();
        report.delete(Objects.requireNonNullElse(code, "event " + report.event().id()));
        reports.delete(report);
    }

    private Report lock(long id, @Nullable Long version, Caller caller) {
        var report =
                reports.findWithLockById(id)
                        .filter(found -> Scope.of(caller).includes(found.event().organizerId()))
                        .orElseThrow(() -> Problems.notFound("report"));
        if (version != null && version != report.version()) throw Versions.changed("report");
        return report;
    }
}
