package dev.marquee.notification.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a message stands. */
public enum MessageState {
    /** Its author writes it. */
    DRAFT,
    /** It waits for its time. */
    SCHEDULED,
    /** An admin reads it first. */
    REVIEW,
    /** Its readers are written down. */
    PREPARING,
    /** It goes out. */
    SENDING,
    PAUSED,
    /**
     * Its time was over by hours when somebody looked: nobody sends it late without being asked.
     */
    MISSED,
    SENT,
    STOPPED,
    FAILED;

    private static final Set<MessageState> OVER = EnumSet.of(SENT, STOPPED, FAILED);
    private static final Set<MessageState> WORKING = EnumSet.of(SCHEDULED, PREPARING, SENDING);
    private static final Set<MessageState> EDITABLE = EnumSet.of(DRAFT, SCHEDULED, MISSED, REVIEW);

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MessageState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    /** Whether nothing happens to it any more. */
    public boolean isOver() {
        return OVER.contains(this);
    }

    /** Whether a worker has something to do for it. */
    boolean isWorking() {
        return WORKING.contains(this);
    }

    /** Whether nobody has got it yet, so that it may be changed: then it is a draft again. */
    public boolean isEditable() {
        return EDITABLE.contains(this);
    }

    /** The states that this one may become; the table of the decision record, as code. */
    Set<MessageState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SCHEDULED, PREPARING, REVIEW);
            case SCHEDULED -> EnumSet.of(DRAFT, PREPARING, MISSED, REVIEW);
            case REVIEW -> EnumSet.of(PREPARING, SCHEDULED, DRAFT);
            case PREPARING -> EnumSet.of(SENDING, STOPPED, FAILED, DRAFT);
            case SENDING -> EnumSet.of(PAUSED, SENT, STOPPED, PREPARING);
            case PAUSED -> EnumSet.of(SENDING, STOPPED);
            case MISSED -> EnumSet.of(SCHEDULED, DRAFT);
            case SENT, STOPPED, FAILED -> EnumSet.noneOf(MessageState.class);
        };
    }
}
