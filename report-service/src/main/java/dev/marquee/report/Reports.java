package dev.marquee.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The reports, the newest first; nobody gets one that is not theirs to see. */
@Repository
class Reports {

    private static final String WHERE =
            " where (cast(:organizer as bigint) is null or organizer_id = :organizer)"
                    + " and (cast(:event as bigint) is null or event_id = :event) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Reports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores a report of {@code organizer} and returns its id. */
    long add(ReportRequest request, long organizer) {
        var key = new GeneratedKeyHolder();
        var figures = request.figures();
        jdbc.sql(
                        """
                        insert into report (event_id, organizer_id, summary, feedback, capacity, sold, created_at)
                        values (:event, :organizer, :summary, :feedback, :capacity, :sold, :now)
                        """)
                .param("event", request.eventId())
                .param("organizer", organizer)
                .param("summary", ReportRequest.clean(request.summary()))
                .param("feedback", ReportRequest.clean(request.feedback()))
                .param("capacity", figures == null ? null : figures.capacity())
                .param("sold", figures == null ? null : figures.sold())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<Report> find(long id, Scope scope) {
        return where("select * from report", " and id = :id", scope, null)
                .param("id", id)
                .query(Reports::report)
                .optional();
    }

    /**
     * A page of reports.
     *
     * @param event only those about this event; null for all
     */
    List<Report> list(Scope scope, @Nullable Long event, int size, long offset) {
        return where(
                        "select * from report",
                        " order by id desc limit :size offset :offset",
                        scope,
                        event)
                .param("size", size)
                .param("offset", offset)
                .query(Reports::report)
                .list();
    }

    long count(Scope scope, @Nullable Long event) {
        return where("select count(*) from report", "", scope, event).query(Long.class).single();
    }

    private JdbcClient.StatementSpec where(
            String select, String rest, Scope scope, @Nullable Long event) {
        return jdbc.sql(select + WHERE + rest)
                .param("organizer", scope.organizer(), java.sql.Types.BIGINT)
                .param("event", event, java.sql.Types.BIGINT);
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        var capacity = row.getObject("capacity", Integer.class);
        return new Report(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getLong("organizer_id"),
                row.getString("summary"),
                row.getString("feedback"),
                capacity == null ? null : new Report.Figures(capacity, row.getInt("sold")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
