package dev.marquee.customer.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Where a complaint stands, and who may move it on. */
public enum ComplaintState {
    OPEN,
    IN_PROGRESS,
    RESOLVED,
    CLOSED;

    /** What is done with a complaint. */
    public enum Move {
        /** The first public answer, or somebody takes it. */
        START,
        /** Staff have said all there is to say. */
        RESOLVE,
        /** An answer, or a refund that is stuck, makes it go on. */
        REOPEN,
        /** It is solved, as its requester or time says. */
        SETTLE,
        /** It is merged, spam, or withdrawn. */
        DISCARD
    }

    /** The state after a move; empty if this role may not make it from here. */
    Optional<ComplaintState> after(Move move, Role by) {
        return Optional.ofNullable(
                switch (move) {
                    case START -> this == OPEN && answers(by) ? IN_PROGRESS : null;
                    case RESOLVE -> isLive() && by == Role.STAFF ? RESOLVED : null;
                    case REOPEN -> this == RESOLVED && by != Role.ORGANIZER ? IN_PROGRESS : null;
                    case SETTLE ->
                            this == RESOLVED && (by == Role.REQUESTER || by == Role.SYSTEM)
                                    ? CLOSED
                                    : null;
                    case DISCARD -> isLive() && by == Role.STAFF ? CLOSED : null;
                });
    }

    /** Whether somebody is to do something about it. */
    public boolean isLive() {
        return this == OPEN || this == IN_PROGRESS;
    }

    private static boolean answers(Role by) {
        return by == Role.STAFF || by == Role.ORGANIZER;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static ComplaintState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
