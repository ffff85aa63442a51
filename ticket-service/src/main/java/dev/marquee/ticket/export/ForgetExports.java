package dev.marquee.ticket.export;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files must not remember whom the tables have forgotten. */
@Component
public class ForgetExports implements AccountTraces {

    /** Lists of people that may name this one. */
    private static final String NAMING =
            """
            kind in ('attendees', 'marketing') and (everybody or owner_id in (
                select e.organizer_id from booking b join sale_terms e on e.event_id = b.event_id where b.buyer_email = :email
                union
                select e.organizer_id from ticket t join sale_terms e on e.event_id = t.event_id where t.attendee_email = :email))
            """;

    /** By then the tables have forgotten whoever is being forgotten. */
    private static final Duration FORGETTING = Duration.ofMinutes(2);

    private final ExportJobs jobs;
    private final JdbcClient jdbc;
    private final Clock clock;

    ForgetExports(ExportJobs jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The exports of a closed account go with it. */
    @Override
    public void erase(ErasedAccount account) {
        jobs.forget(account.id());
    }

    /**
     * Ends the files that may name a person who is forgotten, and begins those anew that are being
     * made or wait: call it while the tables still know the person.
     */
    @Transactional
    public void naming(EmailAddress person) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "delete from export_part where job_id in (select id from export_job where state = 'ready' and "
                                + NAMING
                                + ")")
                .param("email", person.value())
                .update();
        jdbc.sql(
                        "update export_job set state = 'expired', expires_at = :now where state = 'ready' and "
                                + NAMING)
                .param("email", person.value())
                .param("now", now)
                .update();
        jdbc.sql(
                        "update export_job set state = 'queued', slot = null, due_at = :later where state in ('queued', 'running') and "
                                + NAMING)
                .param("email", person.value())
                .param("later", now.plus(FORGETTING))
                .update();
    }
}
