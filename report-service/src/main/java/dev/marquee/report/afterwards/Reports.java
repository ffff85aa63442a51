package dev.marquee.report.afterwards;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.Folding;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The reports; nobody gets one that is not theirs to see. */
@Repository
class Reports {

    private static final int CHUNK = 200;
    private static final String ROWS =
            """
            select r.*, c.code, c.name, c.starts_at, c.time_zone, c.completed_at, c.capacity as kept_capacity, c.sold as kept_sold,
                c.bookings, c.cancelled_tickets, c.used, c.revenue, c.currency
            """;
    private static final String OF =
            """
             from report r left join completion c on c.event_id = r.event_id
             where (cast(:organizer as bigint) is null or r.organizer_id = :organizer)
            """;
    private static final String FOUND =
            """
             and (cast(:event as bigint) is null or r.event_id = :event)
            """;
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "event_name", "lower(coalesce(c.name, r.event_name))",
                    "starts_at", "c.starts_at",
                    "sold", "coalesce(c.sold, r.sold)",
                    "created_at", "r.created_at");

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final Completions completions;
    private final Clock clock;

    Reports(JdbcClient jdbc, FoldedSql folded, Completions completions, Clock clock) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.completions = completions;
        this.clock = clock;
    }

    /**
     * Stores a report about an event and returns its id.
     *
     * @param typed figures that somebody typed, for want of the event's own
     */
    long add(CompletedEvent event, String author, ReportText text, @Nullable Figures typed) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into report (event_id, event_code, event_name, organizer_id, author, summary, feedback, capacity, sold, created_at)
                        values (:event, :code, :name, :organizer, :author, :summary, :feedback, :capacity, :sold, :now)
                        """)
                .param("event", event.id())
                .param("code", event.code())
                .param("name", event.name())
                .param("organizer", event.organizerId())
                .param("author", author)
                .param("summary", ReportText.clean(text.summary()))
                .param("feedback", ReportText.clean(text.feedback()))
                .param("capacity", typed == null ? null : typed.capacity(), Types.INTEGER)
                .param("sold", typed == null ? null : typed.sold(), Types.INTEGER)
                .param("now", now())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /**
     * Changes what a report says.
     *
     * @param version only if it is this one still; null for any
     * @return whether it was changed
     */
    boolean change(long id, Scope scope, ReportText text, @Nullable Long version) {
        return jdbc.sql(
                                """
                                update report set summary = :summary, feedback = :feedback, updated_at = :now, version = version + 1
                                where id = :id and (cast(:organizer as bigint) is null or organizer_id = :organizer)
                                  and (cast(:version as bigint) is null or version = :version)
                                """)
                        .param("summary", ReportText.clean(text.summary()))
                        .param("feedback", ReportText.clean(text.feedback()))
                        .param("now", now())
                        .param("id", id)
                        .param("organizer", scope.organizer(), Types.BIGINT)
                        .param("version", version, Types.BIGINT)
                        .update()
                == 1;
    }

    /** Deletes a report, on the same terms. */
    boolean delete(long id, Scope scope, @Nullable Long version) {
        return jdbc.sql(
                                """
                                delete from report
                                where id = :id and (cast(:organizer as bigint) is null or organizer_id = :organizer)
                                  and (cast(:version as bigint) is null or version = :version)
                                """)
                        .param("id", id)
                        .param("organizer", scope.organizer(), Types.BIGINT)
                        .param("version", version, Types.BIGINT)
                        .update()
                == 1;
    }

    /** A report with all figures. */
    Optional<Report> find(long id, Scope scope) {
        return withTypes(
                        jdbc.sql(ROWS + OF + " and r.id = :id")
                                .param("organizer", scope.organizer(), Types.BIGINT)
                                .param("id", id)
                                .query(ReportRow::read)
                                .list())
                .stream()
                .findFirst();
    }

    /** A page of reports. */
    List<Report> list(Scope scope, ReportQuery query, int size, long offset) {
        var descending = query.order().startsWith("-");
        var column = COLUMNS.get(descending ? query.order().substring(1) : query.order());
        var direction = descending ? " desc" : " asc";
        return withTypes(
                found(
                                ROWS,
                                " order by "
                                        + column
                                        + direction
                                        + " nulls last, r.id"
                                        + direction
                                        + " limit :size offset :offset",
                                scope,
                                query)
                        .param("size", size)
                        .param("offset", offset)
                        .query(ReportRow::read)
                        .list());
    }

    /** All that a query finds, asked for a part at a time. */
    Stream<Report> all(Scope scope, ReportQuery query) {
        return Stream.iterate(0L, offset -> offset + CHUNK)
                .map(offset -> list(scope, query, CHUNK, offset))
                .takeWhile(reports -> !reports.isEmpty())
                .flatMap(List::stream);
    }

    long count(Scope scope, ReportQuery query) {
        return found("select count(*)", "", scope, query).query(Long.class).single();
    }

    private JdbcClient.StatementSpec found(
            String select, String rest, Scope scope, ReportQuery query) {
        var words = Folding.words(query.words());
        var containing =
                query.words().isEmpty()
                        ? ""
                        : " and "
                                + folded.contains(
                                        "word",
                                        words,
                                        "r.summary",
                                        "coalesce(c.name, r.event_name)",
                                        "coalesce(c.code, r.event_code)");
        return jdbc.sql(select + OF + FOUND + containing + rest)
                .param("organizer", scope.organizer(), Types.BIGINT)
                .param("event", query.eventId(), Types.BIGINT)
                .params(FoldedSql.parameters("word", words));
    }

    private List<Report> withTypes(List<ReportRow> rows) {
        var kept = rows.stream().map(ReportRow::kept).filter(Objects::nonNull);
        var types = completions.types(kept.map(Completion::eventId).distinct().toList());
        return rows.stream().map(row -> row.with(types)).toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
