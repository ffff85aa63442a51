package dev.marquee.customer.complaint.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The working time that a complaint has taken: until its first answer, since the requester's first
 * word that nobody has answered, and in all. It stands still while staff wait for the requester, so
 * a limit is reached after so much work, however long that takes.
 *
 * @param answered whether the first answer was given: then the first stop-watch has stopped for
 *     good
 * @param unanswered whether the requester has written since the last answer
 */
public record ComplaintClock(
        Span first, boolean answered, Span next, boolean unanswered, Span resolve) {

    /** How much working time there is until the first answer, the next one, and the end. */
    public record Limits(Duration first, Duration next, Duration resolve) {}

    /**
     * When each limit is reached; null while its stop-watch stands still.
     *
     * @param first for the first answer; while that is due, none is due as next answer
     */
    public record Due(@Nullable Instant first, @Nullable Instant next, @Nullable Instant resolve) {

        public static final Due NEVER = new Due(null, null, null);

        /** What is due first. */
        public @Nullable Instant soonest() {
            return Stream.of(first, next, resolve)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }

    public static final ComplaintClock NEW =
            new ComplaintClock(Span.ZERO, false, Span.ZERO, false, Span.ZERO);

    /** The requester has written, and it is the staff's turn. */
    public ComplaintClock asked(Instant now) {
        return new ComplaintClock(
                answered ? first : first.start(now),
                answered,
                answered ? next.start(now) : next,
                answered,
                resolve.start(now));
    }

    /** Somebody has answered the requester, whose turn it is. */
    public ComplaintClock answered(Instant now, WorkingCalendar calendar) {
        return new ComplaintClock(
                first.stop(now, calendar), true, Span.ZERO, false, resolve.stop(now, calendar));
    }

    /** It is the staff's turn again, though nobody has written. */
    public ComplaintClock resumed(Instant now) {
        return new ComplaintClock(
                answered ? first : first.start(now),
                answered,
                unanswered ? next.start(now) : next,
                unanswered,
                resolve.start(now));
    }

    /** It is not the staff's turn. */
    public ComplaintClock paused(Instant now, WorkingCalendar calendar) {
        return new ComplaintClock(
                first.stop(now, calendar),
                answered,
                next.stop(now, calendar),
                unanswered,
                resolve.stop(now, calendar));
    }

    /**
     * Another complaint goes on in this one while it waits for staff: the older of their questions
     * counts.
     */
    public ComplaintClock joined(ComplaintClock other, Instant now, WorkingCalendar calendar) {
        var question = other.answered ? other.next : other.first;
        var asks = unanswered || !answered || other.unanswered || !other.answered;
        return new ComplaintClock(
                answered ? first : longer(first, question, now, calendar).start(now),
                answered,
                answered && asks ? longer(next, question, now, calendar).start(now) : next,
                answered && asks,
                longer(resolve, other.resolve, now, calendar).start(now));
    }

    private static Span longer(Span one, Span other, Instant now, WorkingCalendar calendar) {
        return one.at(now, calendar).compareTo(other.at(now, calendar)) < 0 ? other : one;
    }

    public Due due(Limits limits, WorkingCalendar calendar) {
        return new Due(
                answered ? null : first.due(limits.first(), calendar).orElse(null),
                answered ? next.due(limits.next(), calendar).orElse(null) : null,
                resolve.due(limits.resolve(), calendar).orElse(null));
    }
}
