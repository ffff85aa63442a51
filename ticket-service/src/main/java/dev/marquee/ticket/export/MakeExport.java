package dev.marquee.ticket.export;

import dev.marquee.platform.database.Snapshot;
import dev.marquee.platform.export.TableFile;
import dev.marquee.ticket.backoffice.AttendeeExport;
import dev.marquee.ticket.consent.GivenConsent;
import dev.marquee.ticket.export.JobProgress.Abandoned;
import dev.marquee.ticket.export.JobProgress.Stopped;
import dev.marquee.ticket.export.content.AccountExport;
import dev.marquee.ticket.export.content.MarketingExport;
import dev.marquee.ticket.export.content.Progress;
import dev.marquee.ticket.search.ListQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/** Makes one export: all that it holds is of one moment, whatever is sold meanwhile. */
@Component
class MakeExport {

    /** As long as a snapshot is kept for it. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private record Consented(Instant at, List<GivenConsent> consents) {}

    private static final Logger log = LoggerFactory.getLogger(MakeExport.class);

    private final ExportQueue queue;
    private final ExportFiles files;
    private final ExportPeople people;
    private final AccountExport accounts;
    private final AttendeeExport attendees;
    private final MarketingExport marketing;
    private final Snapshot snapshot;
    private final TransactionTemplate beside;
    private final JdbcClient jdbc;
    private final Clock clock;

    MakeExport(
            ExportQueue queue,
            ExportFiles files,
            ExportPeople people,
            AccountExport accounts,
            AttendeeExport attendees,
            MarketingExport marketing,
            PlatformTransactionManager transactions,
            DataSource database,
            JdbcClient jdbc,
            Clock clock) {
        this.queue = queue;
        this.files = files;
        this.people = people;
        this.accounts = accounts;
        this.attendees = attendees;
        this.marketing = marketing;
        this.snapshot = new Snapshot(transactions, database, LONGEST);
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes what was claimed, or says why not.
     *
     * @param stopping whether it is to end soon
     */
    void handle(ExportJob job, BooleanSupplier stopping) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(job.order().locale()));
        try {
            make(job, new JobProgress(queue, job, stopping));
        } catch (Abandoned e) {
            if (!queue.beginAnew(job))
                log.info("export {} was cancelled, or is another's by now", job.id());
        } catch (Stopped e) {
            queue.release(job);
        } catch (TableFile.TooLong e) {
            queue.failed(job, "too-long");
        } catch (RestClientException e) {
            log.warn("export {} waits for another service: {}", job.id(), e.toString());
            queue.again(job, "away");
        } catch (RuntimeException | IOException e) {
            log.warn("export {} could not be made", job.id(), e);
            queue.again(job, "broken");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void make(ExportJob job, JobProgress progress) throws IOException {
        var out = files.begin(job);
        var asOf =
                job.order().kind() == ExportKind.MARKETING
                        ? news(job, out, progress)
                        : atOnce(job, out, progress);
        if (!queue.ready(job, progress.done(), out.end(), asOf)) throw new Abandoned();
    }

    private Instant atOnce(ExportJob job, OutputStream out, Progress progress) throws IOException {
        try {
            return snapshot.read(() -> {
                var now = clock.instant();
                try {
                    write(job, out, progress);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return now;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Who refused is asked for when the moment is over: another service must not hold up a
     * snapshot.
     */
    private Instant news(ExportJob job, OutputStream out, Progress progress) throws IOException {
        var order = job.order();
        var read =
                snapshot.read(() -> {
                    var now = clock.instant();
                    if (!job.everybody()) noteEvents(job);
                    return new Consented(
                            now, marketing.read(order.selection(job.scope()), progress));
                });
        var named = people.noting(job);
        try (var file = new TableFile(order.format(), order.mark(), false, out)) {
            marketing.write(file, read.consents, named, progress);
        }
        named.end();
        return read.at;
    }

    /** In the caller's transaction, which decides whether it sees one moment. */
    void write(ExportJob job, OutputStream out, Progress progress) throws IOException {
        var order = job.order();
        if (!job.everybody()) noteEvents(job);
        try (var file =
                new TableFile(order.format(), order.mark(), order.kind().parts().size() > 1, out)) {
            switch (order.kind()) {
                case ATTENDEES -> attendees(job, file, progress);
                case MARKETING ->
                        throw new IllegalArgumentException("not all of it is read at once");
                default ->
                        accounts.write(
                                file, order.kind().parts(), order.selection(job.scope()), progress);
            }
        }
    }

    private void attendees(ExportJob job, TableFile file, Progress progress) throws IOException {
        var order = job.order();
        var query =
                new ListQuery(
                        null,
                        null,
                        order.event(),
                        null,
                        null,
                        order.from() == null ? null : order.from().toString(),
                        order.to() == null ? null : order.to().toString(),
                        order.zone().getId(),
                        null,
                        null,
                        null,
                        order.event() == null ? Boolean.FALSE : null);
        progress.expect(attendees.count(job.scope(), query));
        progress.before("attendees");
        var named = people.noting(job);
        attendees.write(
                file,
                job.scope(),
                query,
                addresses -> {
                    progress.step();
                    named.accept(addresses);
                });
        named.end();
    }

    /** Of which events the file may speak: those that are the owner's now. */
    private void noteEvents(ExportJob job) {
        var conditions = job.scope().conditions();
        if (job.order().event() != null)
            conditions.and("e.event_id = :event", "event", job.order().event());
        var events =
                jdbc.sql("select e.event_id from sale_terms e" + conditions.where())
                        .params(conditions.parameters())
                        .query(Long.class)
                        .list();
        beside.executeWithoutResult(status ->
                events.forEach(event ->
                        jdbc.sql("insert into export_event (job_id, event_id) values (?, ?)")
                                .params(job.id(), event)
                                .update()));
    }
}
