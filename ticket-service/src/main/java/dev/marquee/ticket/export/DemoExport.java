package dev.marquee.ticket.export;

import dev.marquee.platform.export.Format;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders what accountants of the demo's organiser get. */
@Component
@Profile("demo")
public class DemoExport {

    private final ExportJobs jobs;
    private final JdbcClient jdbc;

    public DemoExport(JdbcClient jdbc, Clock clock) {
        this.jobs = new ExportJobs(jdbc, clock);
        this.jdbc = jdbc;
    }

    /** For the organiser of an event, unless there was one. */
    public void order(long event) {
        var organizer =
                jdbc.sql("select organizer_id from sale_terms where event_id = ?")
                        .param(event)
                        .query(Long.class)
                        .single();
        if (!jobs.of(organizer).isEmpty()) return;
        jobs.add(
                organizer,
                false,
                new ExportOrder(
                        ExportKind.ACCOUNTS,
                        Format.XLSX,
                        true,
                        null,
                        null,
                        null,
                        ZoneId.of("Europe/Lisbon"),
                        "en"));
    }
}
