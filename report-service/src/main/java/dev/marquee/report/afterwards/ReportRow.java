package dev.marquee.report.afterwards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is stored; the kinds of tickets come later, in one question for all rows.
 *
 * @param kept the figures of its event, where they are known
 */
record ReportRow(Report report, @Nullable Completion kept) {

    /** The report with all figures, of the kinds of tickets of each event. */
    Report with(Map<Long, List<Completion.Type>> types) {
        if (kept == null) return report;
        return report.with(Figures.of(kept.with(types.get(report.eventId()))));
    }

    static ReportRow read(ResultSet row, int n) throws SQLException {
        var kept = row.getString("code") == null ? null : completion(row);
        var capacity = row.getObject("capacity", Integer.class);
        return new ReportRow(
                new Report(
                        row.getLong("id"),
                        row.getLong("event_id"),
                        kept == null ? row.getString("event_code") : kept.code(),
                        kept == null ? row.getString("event_name") : kept.name(),
                        kept == null ? null : kept.startsAt(),
                        kept == null ? null : kept.startsAt().getZone().getId(),
                        row.getLong("organizer_id"),
                        row.getString("author"),
                        row.getString("summary"),
                        row.getString("feedback"),
                        capacity == null ? null : Figures.typed(capacity, row.getInt("sold")),
                        Objects.requireNonNull(instant(row, "created_at")),
                        instant(row, "updated_at"),
                        row.getLong("version")),
                kept);
    }

    private static Completion completion(ResultSet row) throws SQLException {
        return new Completion(
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("organizer_id"),
                Completions.startsAt(row),
                Objects.requireNonNull(instant(row, "completed_at")),
                row.getInt("kept_capacity"),
                row.getInt("kept_sold"),
                row.getInt("bookings"),
                row.getInt("cancelled_tickets"),
                row.getInt("used"),
                row.getLong("revenue"),
                row.getString("currency"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
