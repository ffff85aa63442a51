package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.ComplaintState.Move;
import dev.marquee.customer.complaint.hours.ComplaintClock.Due;
import dev.marquee.customer.complaint.hours.ComplaintClock.Limits;
import dev.marquee.customer.complaint.hours.WorkingCalendar;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.kind.WaitingOn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** A complaint as it stands. It changes only by what somebody does with it. */
public final class Complaint extends ComplaintFacts {

    /** Whoever works on it. */
    public record Assignee(long account, String name) {}

    /** What of it never changes. */
    record Origin(
            long id,
            Requester requester,
            Subject subject,
            Source source,
            Instant createdAt,
            @Nullable Long follows) {}

    /** A new one, which waits for staff; or first for its requester to confirm the address. */
    Complaint(Origin origin, Priority priority, boolean unconfirmed) {
        super(origin, priority, unconfirmed ? WaitingOn.REQUESTER : WaitingOn.STAFF);
        this.unconfirmed = unconfirmed;
        if (!unconfirmed) clock = clock.asked(origin.createdAt());
    }

    /** Its requester has the address; does nothing where that is known. */
    boolean confirm(Instant at) {
        if (!unconfirmed) return false;
        if (!state.isLive()) throw ComplaintRefusals.state(this);
        unconfirmed = false;
        waitingOn = WaitingOn.STAFF;
        clock = clock.asked(at);
        return true;
    }

    /** Its requester has written. */
    void asked(Instant at, Duration reopenFor) {
        goOn(Role.REQUESTER, at, reopenFor);
        if (unconfirmed) {
            wrote(at, Role.REQUESTER);
            return;
        }
        waitingOn = WaitingOn.STAFF;
        clock = clock.asked(at);
        wrote(at, Role.REQUESTER);
    }

    /** Staff, or the organiser, have written to the requester. */
    void answered(Role by, Instant at, Duration reopenFor, WorkingCalendar calendar) {
        if (unconfirmed) throw ComplaintRefusals.state(this);
        goOn(by, at, reopenFor);
        if (state == ComplaintState.OPEN) move(Move.START, by);
        waitingOn = WaitingOn.REQUESTER;
        clock = clock.answered(at, calendar);
        wrote(at, by);
    }

    /** Something was written. */
    void wrote(Instant at, Role by) {
        lastEntryAt = at;
        lastBy = by;
    }

    private void goOn(Role by, Instant at, Duration reopenFor) {
        if (state == ComplaintState.RESOLVED) reopen(by, at, reopenFor);
        else if (!state.isLive()) throw ComplaintRefusals.state(this);
    }

    /** Somebody works on it now; null for nobody. */
    void assign(@Nullable Assignee assignee) {
        if (!state.isLive() || unconfirmed) throw ComplaintRefusals.state(this);
        if (assignee != null && state == ComplaintState.OPEN) move(Move.START, Role.STAFF);
        this.assignee = assignee;
    }

    /** It hurries more, or less; what was used of the time stays used. */
    void setPriority(Priority priority) {
        if (state == ComplaintState.CLOSED || unconfirmed) throw ComplaintRefusals.state(this);
        this.priority = priority;
    }

    /** Staff say whose turn it is, without an answer. */
    void setWaitingOn(WaitingOn whom, Instant at, WorkingCalendar calendar) {
        if (!state.isLive() || unconfirmed) throw ComplaintRefusals.state(this);
        waitingOn = whom;
        clock = whom == WaitingOn.STAFF ? clock.resumed(at) : clock.paused(at, calendar);
    }

    /** Staff begin with it, without an answer. */
    void start(Role by) {
        move(Move.START, by);
    }

    void resolve(Role by, Instant at, WorkingCalendar calendar) {
        move(Move.RESOLVE, by);
        rest(at, calendar);
        resolvedAt = at;
    }

    /**
     * Goes on with what was resolved.
     *
     * @throws ErrorResponseException 409 invalid-state if it is not, or was too long ago
     */
    void reopen(Role by, Instant at, Duration reopenFor) {
        if (!takesAnswers(at, reopenFor)) throw ComplaintRefusals.state(this);
        move(Move.REOPEN, by);
        waitingOn = WaitingOn.STAFF;
        clock = clock.resumed(at);
        resolvedAt = null;
    }

    /** Whether an answer at that time is taken, or reopens it. */
    public boolean takesAnswers(Instant at, Duration reopenFor) {
        return state.isLive()
                || state == ComplaintState.RESOLVED
                        && resolvedAt != null
                        && !at.isAfter(resolvedAt.plus(reopenFor));
    }

    /** It is solved, and closed for good. */
    void settle(Role by, Instant at, WorkingCalendar calendar) {
        move(Move.SETTLE, by);
        close(CloseReason.SOLVED, at, calendar);
    }

    /** It needs no answer, and is closed for good. */
    void discard(Role by, CloseReason reason, Instant at, WorkingCalendar calendar) {
        move(Move.DISCARD, by);
        close(reason, at, calendar);
    }

    /** It goes on in another one. */
    void mergeInto(long target, Instant at, WorkingCalendar calendar) {
        discard(Role.STAFF, CloseReason.MERGED, at, calendar);
        mergedInto = target;
    }

    /**
     * Another one goes on in this one: what waits for staff there waits for staff here, for as long
     * as it has.
     */
    void takeOver(Complaint other, Instant at, WorkingCalendar calendar) {
        if (!state.isLive() || unconfirmed) throw ComplaintRefusals.state(this);
        if (other.lastEntryAt.isAfter(lastEntryAt)) wrote(other.lastEntryAt, other.lastBy);
        if (!other.state.isLive() || other.waitingOn != WaitingOn.STAFF) return;
        waitingOn = WaitingOn.STAFF;
        clock = clock.joined(other.clock, at, calendar);
    }

    /** Money of its booking goes back because of it. */
    void refunded(long refund, int number) {
        refundId = refund;
        // One that was made up does not use up all that come after it.
        if (number <= nextRefund()) refundKeys = Math.max(refundKeys, number);
    }

    /** The number of the next decision about its money. */
    public int nextRefund() {
        return refundKeys + 1;
    }

    /** Works out again what is due when. */
    void reckon(Limits limits, WorkingCalendar calendar) {
        due = state.isLive() && !unconfirmed ? clock.due(limits, calendar) : Due.NEVER;
    }

    private void close(CloseReason reason, Instant at, WorkingCalendar calendar) {
        rest(at, calendar);
        closeReason = reason;
        closedAt = at;
    }

    /** Nobody is to do anything. */
    private void rest(Instant at, WorkingCalendar calendar) {
        waitingOn = WaitingOn.NOBODY;
        clock = clock.paused(at, calendar);
    }

    private void move(Move move, Role by) {
        if (unconfirmed) throw ComplaintRefusals.state(this);
        state = state.after(move, by).orElseThrow(() -> ComplaintRefusals.state(this));
    }
}
