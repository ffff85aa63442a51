package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what a service has of an organiser, all of one moment. */
public class ArchiveExport {

    /** What is older, or was tried so often, is stuck, and holds nobody up. */
    private static final Duration LONGEST_ON_ITS_WAY = Duration.ofDays(1);

    private static final int MOST_ATTEMPTS = 10;
    private static final int LONGEST_SECONDS = 600;

    private final String service;
    private final String origin;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final List<GivenRows> given;
    private final List<StillToTell> toTell;
    private final Clock clock;

    ArchiveExport(
            String service,
            String origin,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            List<GivenRows> given,
            List<StillToTell> toTell,
            Clock clock) {
        this.service = service;
        this.origin = origin;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.given = given;
        this.toTell = toTell;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setTimeout(LONGEST_SECONDS);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(oneMoment(template));
    }

    /** H2's "repeatable read" is of one moment for each table alone. */
    private static int oneMoment(JdbcTemplate template) {
        try {
            var product =
                    JdbcUtils.<String>extractDatabaseMetaData(
                            Objects.requireNonNull(template.getDataSource()),
                            it -> it.getDatabaseProductName());
            return "H2".equals(product)
                    ? TransactionDefinition.ISOLATION_SERIALIZABLE
                    : TransactionDefinition.ISOLATION_REPEATABLE_READ;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Adds the rows of an organiser to a payload.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code archive-later}: something
     *     from before is still on its way to another service
     */
    public void read(Wanted wanted, Payload payload) {
        snapshot.executeWithoutResult(status -> {
            if (isOnItsWay(wanted))
                throw Problems.problem(
                        HttpStatus.CONFLICT, "archive-later", Text.of("problem.archive-later"));
            if (wanted.nothing()) return;
            var names = new RowNames(jdbc, origin);
            var rows = new TableRows(jdbc, names, payload, wanted.organizer());
            var scan = new TableScan(template, jdbc, names, wanted);
            for (var table : ArchiveTable.of(service)) if (!table.isGiven()) scan.read(table, rows);
            try {
                for (var one : given) rows.given(one, wanted.organizer());
                rows.kept(wanted.organizer());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Whether another service may not know yet what happened here. What is sent later on purpose,
     * such as a reminder, says nothing that others store. What auth-service tells others says
     * nothing of an organiser's rows.
     */
    private boolean isOnItsWay(Wanted wanted) {
        if (service.equals("auth")) return false;
        if (toTell.stream().anyMatch(one -> one.isLeft(wanted.asOf()))) return true;
        var now = clock.instant();
        return jdbc.sql(
                                """
                                select count(*) from outbox
                                where delivered_at is null and created_at <= :asOf and created_at > :stuck
                                  and (due_at <= :now or attempts > 0) and attempts < :most
                                """)
                        .param("asOf", wanted.asOf().atOffset(ZoneOffset.UTC))
                        .param("stuck", now.minus(LONGEST_ON_ITS_WAY).atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("most", MOST_ATTEMPTS)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
