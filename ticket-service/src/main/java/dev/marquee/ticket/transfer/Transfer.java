package dev.marquee.ticket.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.value.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is offered to somebody, or was.
 *
 * @param revision the ticket's, once this is accepted
 * @param fromName who has it until then
 * @param expiresAt until when it can be accepted
 * @param endedAt null as long as it is undecided
 */
public record Transfer(
        long id,
        long ticketId,
        long bookingId,
        int revision,
        String fromName,
        EmailAddress fromEmail,
        String toName,
        EmailAddress toEmail,
        State state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** What became of it. */
    public enum State {
        /** The person has not decided yet. */
        OPEN,
        ACCEPTED,
        DECLINED,
        /** Whoever offered it took it back. */
        WITHDRAWN,
        /** Nobody decided in time. */
        EXPIRED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it can still be accepted, as far as time goes. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** Whether nobody decided in time. */
    public boolean isExpired(Instant now) {
        return stateAt(now) == State.EXPIRED;
    }

    /** The state with the time counted in: what is too late is expired. */
    State stateAt(Instant now) {
        return state == State.OPEN && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }
}
