package dev.marquee.ticket.export;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files must not remember whom the tables have forgotten. */
@Component
public class ForgetExports implements AccountTraces {

    private final ExportJobs jobs;
    private final ExportPeople people;
    private final JdbcClient jdbc;
    private final Clock clock;

    ForgetExports(ExportJobs jobs, ExportPeople people, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The exports of a closed account go with it. */
    @Override
    public void erase(ErasedAccount account) {
        jobs.forget(account.id());
    }

    /**
     * Ends the files that name a person who was forgotten, and has those begun anew that are being
     * made and may: call it when the tables have forgotten the person.
     */
    @Transactional
    public void naming(EmailAddress person) {
        // first: what becomes ready meanwhile is found below
        jdbc.sql(
                        "update export_job set anew = true where state = 'running' and kind in ('attendees', 'marketing')")
                .update();
        var key = people.key(person.value());
        jdbc.sql(
                        """
                        update export_job set state = 'expired', expires_at = :now
                        where state = 'ready' and id in (select job_id from export_person where person = :person)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", key)
                .update();
        jdbc.sql(
                        """
                        delete from export_part where job_id in (
                            select p.job_id from export_person p join export_job j on j.id = p.job_id
                            where p.person = ? and j.state = 'expired')
                        """)
                .param(key)
                .update();
    }
}
