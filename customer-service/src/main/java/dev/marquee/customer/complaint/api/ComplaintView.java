package dev.marquee.customer.complaint.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintEntry;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.kind.WaitingOn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint.
 *
 * @param unconfirmed whether it waits for its requester to confirm the address
 * @param mergedInto the one that it goes on in
 * @param follows the closed one that its requester answered to
 * @param work what only staff see
 * @param entries what was written and what happened, the oldest first; absent in lists
 */
@Schema(name = "Complaint")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComplaintView(
        @Schema(example = "87") long id,
        @Schema(example = "The hall was cold") String subject,
        ComplaintState status,
        @Nullable CloseReason closeReason,
        WaitingOn waitingOn,
        Source source,
        @Schema(example = "false") boolean unconfirmed,
        @Schema(example = "Ana Ribeiro") String requesterName,
        @Schema(example = "ana.ribeiro@example.org") @Nullable String requesterEmail,
        @Schema(example = "1184") @Nullable Long bookingId,
        @Schema(example = "7") @Nullable Long eventId,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "17") @Nullable Long refundId,
        @Schema(example = "91") @Nullable Long mergedInto,
        @Schema(example = "54") @Nullable Long follows,
        Instant createdAt,
        @Schema(example = "2030-11-29T09:12:00Z") Instant lastEntryAt,
        @Schema(example = "2030-11-30T16:00:00Z") @Nullable Instant resolvedAt,
        @Schema(example = "3") long version,
        @Nullable Work work,
        @Nullable List<Entry> entries) {

    /**
     * How staff stand with it.
     *
     * @param firstDue until when it is answered first, in working time; null once it was
     * @param nextDue until when it is answered again; null while its requester is not waiting
     * @param resolveDue until when it is resolved; null while it waits for its requester
     */
    @Schema(name = "ComplaintWork")
    record Work(
            Priority priority,
            @Schema(example = "5") @Nullable Long assigneeId,
            @Schema(example = "Sam Oduya") @Nullable String assigneeName,
            @Schema(example = "2030-12-02T11:00:00Z") @Nullable Instant firstDue,
            @Schema(example = "2030-12-02T11:00:00Z") @Nullable Instant nextDue,
            @Schema(example = "2030-12-06T11:00:00Z") @Nullable Instant resolveDue) {}

    /**
     * Something in its thread.
     *
     * @param isPublic whether its requester reads it
     * @param code what happened; null for what was written
     */
    @Schema(name = "ComplaintEntry")
    record Entry(
            @Schema(example = "311") long id,
            Role author,
            @Schema(example = "Sam Oduya") String authorName,
            @Schema(example = "true") @JsonProperty("public") boolean isPublic,
            @Schema(example = "We are sorry. The heating is repaired.") String text,
            @Schema(example = "resolved") @Nullable String code,
            @Schema(example = "2030-11-29T09:12:00Z") Instant at) {

        static Entry of(ComplaintEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.author(),
                    entry.authorName(),
                    entry.isPublic(),
                    entry.text(),
                    entry.code(),
                    entry.at());
        }
    }

    /**
     * As somebody sees it.
     *
     * @param staff whether they see what staff see
     * @param requester whether it is their own
     */
    static ComplaintView of(
            Complaint complaint,
            boolean staff,
            boolean requester,
            @Nullable List<ComplaintEntry> entries) {
        var subject = complaint.subject();
        return new ComplaintView(
                complaint.id(),
                subject.title(),
                complaint.state(),
                complaint.closeReason(),
                complaint.waitingOn(),
                complaint.source(),
                complaint.unconfirmed(),
                complaint.requester().name(),
                staff || requester ? complaint.requester().email() : null,
                subject.bookingId(),
                subject.eventId(),
                subject.eventName(),
                complaint.refundId(),
                complaint.mergedInto(),
                complaint.follows(),
                complaint.createdAt(),
                complaint.lastEntryAt(),
                complaint.resolvedAt(),
                complaint.version(),
                staff ? work(complaint) : null,
                entries == null
                        ? null
                        : entries.stream()
                                .filter(entry -> staff || entry.isPublic())
                                .map(Entry::of)
                                .toList());
    }

    private static Work work(Complaint complaint) {
        var assignee = complaint.assignee();
        var due = complaint.due();
        return new Work(
                complaint.priority(),
                assignee == null ? null : assignee.account(),
                assignee == null ? null : assignee.name(),
                due.first(),
                due.next(),
                due.resolve());
    }
}
