package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.WaitingOn;
import dev.marquee.customer.complaint.notice.StaffNotices;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** What is done with a complaint besides writing to it. */
@Component
public class ManageComplaint {

    /**
     * What is to be another; null for what stays.
     *
     * @param nothingToSay whether it is resolved though its requester had the last word
     */
    public record Change(
            @Nullable ComplaintState state,
            @Nullable CloseReason closeReason,
            @Nullable Priority priority,
            @Nullable WaitingOn waitingOn,
            boolean nothingToSay) {}

    private final Complaints complaints;
    private final Entries entries;
    private final BusinessHours hours;
    private final ComplaintSettings settings;
    private final StaffNotices notices;
    private final Clock clock;

    ManageComplaint(
            Complaints complaints,
            Entries entries,
            BusinessHours hours,
            ComplaintSettings settings,
            StaffNotices notices,
            Clock clock) {
        this.complaints = complaints;
        this.entries = entries;
        this.hours = hours;
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Changes it.
     *
     * @param expected the version that was read; null for any
     * @throws ErrorResponseException 403 forbidden to a requester who changes more than that it is
     *     solved; 409 invalid-state, answer-needed; 412 where somebody else changed it
     */
    @Transactional
    public Complaint change(long id, Person by, Change change, @Nullable Long expected) {
        var complaint = complaints.lock(id);
        if (expected != null && expected != complaint.version())
            throw Versions.changed("complaint");
        if (!by.isStaff() && (change.priority != null || change.waitingOn != null))
            throw ComplaintRefusals.forbidden();
        var priority = change.priority;
        if (priority != null && priority != complaint.priority()) {
            complaint.setPriority(priority);
            entries.note(id, by, false, "priority", priority.word());
        }
        var state = change.state;
        var before = complaint.state();
        if (state != null && state != before) move(complaint, by, state, change);
        // What was resolved or closed just now is nobody's turn, whatever the form said of it.
        if (change.waitingOn != null
                && change.waitingOn != complaint.waitingOn()
                && (complaint.state().isLive() || complaint.state() == before))
            complaint.setWaitingOn(change.waitingOn, clock.instant(), hours.calendar());
        complaints.save(complaint);
        return complaint;
    }

    private void move(Complaint complaint, Person by, ComplaintState to, Change change) {
        var now = clock.instant();
        var before = complaint.state();
        switch (to) {
            case OPEN -> throw ComplaintRefusals.state(complaint);
            case IN_PROGRESS -> {
                if (before == ComplaintState.RESOLVED)
                    complaint.reopen(by.role(), now, settings.reopenFor());
                else complaint.start(by.role());
            }
            case RESOLVED -> {
                if (by.isStaff()
                        && before.isLive()
                        && !change.nothingToSay
                        && !isAnswered(complaint)) throw ComplaintRefusals.noLastWord();
                complaint.resolve(by.role(), now, hours.calendar());
            }
            case CLOSED -> {
                if (before == ComplaintState.RESOLVED)
                    complaint.settle(by.role(), now, hours.calendar());
                else complaint.discard(by.role(), reason(change), now, hours.calendar());
            }
        }
        var reason = complaint.closeReason();
        entries.note(
                complaint.id(),
                by,
                reason == null || reason == CloseReason.SOLVED || reason == CloseReason.WITHDRAWN,
                before == ComplaintState.RESOLVED && to == ComplaintState.IN_PROGRESS
                        ? "reopened"
                        : to.word().replace('_', '-'),
                reason == null ? "" : reason.word());
    }

    /** Whether the last public word is not the requester's, also of what was merged into it. */
    private boolean isAnswered(Complaint complaint) {
        if (complaint.clock.unanswered()) return false;
        return entries.lastPublic(complaint.id())
                .filter(entry -> entry.author() != Role.REQUESTER)
                .isPresent();
    }

    private static CloseReason reason(Change change) {
        var reason = Objects.requireNonNullElse(change.closeReason, CloseReason.WITHDRAWN);
        if (reason != CloseReason.SPAM && reason != CloseReason.WITHDRAWN)
            throw Problems.invalid("close_reason", Text.of("invalid.spam-or-withdrawn"));
        return reason;
    }

    /**
     * Gives it to somebody who works here, or to nobody.
     *
     * @param to null for nobody
     * @param from who has it as far as the caller knows; null for nobody
     * @throws ErrorResponseException 409 already-assigned with the name of who has it
     */
    @Transactional
    public Complaint assign(long id, Person by, @Nullable Assignee to, @Nullable Long from) {
        var complaint = complaints.lock(id);
        var present = complaint.assignee();
        var holder = present == null ? null : present.account();
        if (to != null && Objects.equals(holder, to.account())) return complaint;
        if (!Objects.equals(holder, from) && present != null)
            throw ComplaintRefusals.taken(present.name());
        complaint.assign(to);
        entries.note(
                id, by, false, to == null ? "released" : "assigned", to == null ? "" : to.name());
        if (to != null && !Objects.equals(by.account(), to.account()))
            notices.assigned(id, to.account());
        complaints.save(complaint);
        return complaint;
    }

    /**
     * Says that two have to do with each other.
     *
     * @throws ErrorResponseException 404 if there is no such other one; 422 for the same one
     */
    @Transactional
    public Complaint link(long id, long other, Person by) {
        if (id == other) throw Problems.invalid("other_id", Text.of("invalid.another-complaint"));
        var complaint = complaints.lock(id);
        if (complaints.find(other).isEmpty()) throw ComplaintRefusals.notFound();
        complaints.link(id, other);
        entries.note(id, by, false, "linked", "" + other);
        complaints.save(complaint);
        return complaint;
    }
}
