package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.Complaint.Origin;
import dev.marquee.customer.complaint.hours.ComplaintClock;
import dev.marquee.customer.complaint.hours.ComplaintClock.Due;
import dev.marquee.customer.complaint.hours.Span;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.kind.WaitingOn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a complaint is stored. */
final class ComplaintRow {

    private ComplaintRow() {}

    static Complaint read(ResultSet row, int n) throws SQLException {
        var complaint =
                new Complaint(
                        origin(row),
                        Priority.of(row.getString("priority")),
                        row.getBoolean("unconfirmed"));
        complaint.version = row.getLong("version");
        complaint.state = ComplaintState.of(row.getString("state"));
        var reason = row.getString("close_reason");
        complaint.closeReason = reason == null ? null : CloseReason.of(reason);
        complaint.waitingOn = WaitingOn.of(row.getString("waiting_on"));
        var assignee = number(row, "assignee_id");
        complaint.assignee =
                assignee == null
                        ? null
                        : new Assignee(
                                assignee,
                                Objects.requireNonNullElse(row.getString("assignee_name"), ""));
        complaint.clock =
                new ComplaintClock(
                        span(row, "first"),
                        row.getBoolean("answered"),
                        span(row, "next"),
                        row.getBoolean("unanswered"),
                        span(row, "resolve"));
        complaint.due =
                new Due(time(row, "first_due"), time(row, "next_due"), time(row, "resolve_due"));
        complaint.lastEntryAt = Objects.requireNonNull(time(row, "last_entry_at"));
        complaint.lastBy = Role.of(row.getString("last_by"));
        complaint.resolvedAt = time(row, "resolved_at");
        complaint.closedAt = time(row, "closed_at");
        complaint.mergedInto = number(row, "merged_into");
        complaint.refundId = number(row, "refund_id");
        complaint.refundKeys = row.getInt("refund_keys");
        return complaint;
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getLong("id"),
                new Requester(
                        number(row, "requester_account"),
                        row.getString("requester_name"),
                        row.getString("requester_email"),
                        row.getString("address_key"),
                        row.getString("locale")),
                new Subject(
                        row.getString("subject"),
                        number(row, "booking_id"),
                        number(row, "event_id"),
                        row.getString("event_name"),
                        number(row, "organizer_id")),
                Source.of(row.getString("source")),
                Objects.requireNonNull(time(row, "created_at")),
                number(row, "follows"));
    }

    /** What may change of it. */
    static Map<String, Object> values(Complaint complaint) {
        var values = new HashMap<String, Object>();
        values.put("state", complaint.state.word());
        var reason = complaint.closeReason;
        values.put("close_reason", reason == null ? null : reason.word());
        values.put("priority", complaint.priority.word());
        values.put("waiting_on", complaint.waitingOn.word());
        values.put("unconfirmed", complaint.unconfirmed);
        var assignee = complaint.assignee;
        values.put("assignee_id", assignee == null ? null : assignee.account());
        values.put("assignee_name", assignee == null ? null : assignee.name());
        span(values, "first", complaint.clock.first());
        values.put("answered", complaint.clock.answered());
        span(values, "next", complaint.clock.next());
        values.put("unanswered", complaint.clock.unanswered());
        span(values, "resolve", complaint.clock.resolve());
        values.put("first_due", utc(complaint.due.first()));
        values.put("next_due", utc(complaint.due.next()));
        values.put("resolve_due", utc(complaint.due.resolve()));
        values.put("last_entry_at", utc(complaint.lastEntryAt));
        values.put("last_by", complaint.lastBy.word());
        values.put("resolved_at", utc(complaint.resolvedAt));
        values.put("closed_at", utc(complaint.closedAt));
        values.put("merged_into", complaint.mergedInto);
        values.put("refund_id", complaint.refundId);
        values.put("refund_keys", complaint.refundKeys);
        return values;
    }

    private static Span span(ResultSet row, String name) throws SQLException {
        return new Span(
                Duration.ofSeconds(row.getLong(name + "_used")), time(row, name + "_since"));
    }

    private static void span(Map<String, Object> values, String name, Span span) {
        values.put(name + "_used", span.used().toSeconds());
        values.put(name + "_since", utc(span.since()));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
