package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.kind.CloseReason;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes what was resolved long ago, and forgets what nobody confirmed. */
@Component
class CloseComplaints {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Complaints complaints;
    private final Entries entries;
    private final BusinessHours hours;
    private final ComplaintSettings settings;
    private final Clock clock;

    CloseComplaints(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Complaints complaints,
            Entries entries,
            BusinessHours hours,
            ComplaintSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.complaints = complaints;
        this.entries = entries;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void handle() {
        var now = clock.instant();
        var before = now.minus(settings.reopenFor()).atOffset(ZoneOffset.UTC);
        for (var id :
                jdbc.sql(
                                "select id from complaint where state = 'resolved' and resolved_at < ? order by id limit "
                                        + PAGE)
                        .param(before)
                        .query(Long.class)
                        .list()) transaction.executeWithoutResult(status -> close(id));
        jdbc.sql("delete from complaint where unconfirmed and created_at < ?")
                .param(now.minus(settings.keepUnconfirmed()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void close(long id) {
        var complaint = complaints.lock(id);
        var now = clock.instant();
        // Somebody may have reopened it since it was found.
        if (complaint.state() != ComplaintState.RESOLVED
                || complaint.takesAnswers(now, settings.reopenFor())) return;
        complaint.settle(Role.SYSTEM, now, hours.calendar());
        entries.note(id, Person.SYSTEM, true, "closed", CloseReason.SOLVED.word());
        complaints.save(complaint);
    }
}
