package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.Complaint.Origin;
import dev.marquee.customer.complaint.hours.ComplaintClock;
import dev.marquee.customer.complaint.hours.ComplaintClock.Due;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.kind.WaitingOn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a complaint stands, to be read by anybody and changed by {@link Complaint} alone. */
public abstract sealed class ComplaintFacts permits Complaint {

    final Origin origin;
    long version;
    ComplaintState state = ComplaintState.OPEN;
    @Nullable CloseReason closeReason;
    Priority priority;
    WaitingOn waitingOn;
    boolean unconfirmed;
    @Nullable Assignee assignee;
    ComplaintClock clock = ComplaintClock.NEW;
    Due due = Due.NEVER;
    Instant lastEntryAt;
    Role lastBy = Role.REQUESTER;
    @Nullable Instant resolvedAt;
    @Nullable Instant closedAt;
    @Nullable Long mergedInto;
    @Nullable Long refundId;
    int refundKeys;

    ComplaintFacts(Origin origin, Priority priority, WaitingOn waitingOn) {
        this.origin = origin;
        this.priority = priority;
        this.waitingOn = waitingOn;
        this.lastEntryAt = origin.createdAt();
    }

    public long id() {
        return origin.id();
    }

    public Requester requester() {
        return origin.requester();
    }

    public Subject subject() {
        return origin.subject();
    }

    public Source source() {
        return origin.source();
    }

    public Instant createdAt() {
        return origin.createdAt();
    }

    public @Nullable Long follows() {
        return origin.follows();
    }

    public long version() {
        return version;
    }

    public ComplaintState state() {
        return state;
    }

    public @Nullable CloseReason closeReason() {
        return closeReason;
    }

    public Priority priority() {
        return priority;
    }

    public WaitingOn waitingOn() {
        return waitingOn;
    }

    public boolean unconfirmed() {
        return unconfirmed;
    }

    public @Nullable Assignee assignee() {
        return assignee;
    }

    public Due due() {
        return due;
    }

    public Instant lastEntryAt() {
        return lastEntryAt;
    }

    public Role lastBy() {
        return lastBy;
    }

    public @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    public @Nullable Long mergedInto() {
        return mergedInto;
    }

    public @Nullable Long refundId() {
        return refundId;
    }
}
