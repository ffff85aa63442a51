package dev.marquee.event.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where an event stands. */
public enum EventStatus {
    DRAFT,
    PUBLISHED,
    SOLD_OUT,
    COMPLETED,
    CANCELLED;

    private static final Map<EventStatus, Set<EventStatus>> MOVES =
            Map.of(
                    DRAFT, Set.of(PUBLISHED, CANCELLED),
                    PUBLISHED, Set.of(SOLD_OUT, COMPLETED, CANCELLED),
                    SOLD_OUT, Set.of(PUBLISHED, COMPLETED, CANCELLED),
                    COMPLETED, Set.of(),
                    CANCELLED, Set.of());

    /** The word for it in JSON, in addresses and in the style sheet. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state a word means, in any case. */
    public static Optional<EventStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** Whether buyers may find it and book. */
    public boolean onSale() {
        return this == PUBLISHED || this == SOLD_OUT;
    }

    /** Whether an event can begin with it. */
    public boolean isNew() {
        return this == DRAFT || this == PUBLISHED;
    }

    /** Whether it can no longer be changed. */
    public boolean isOver() {
        return this == COMPLETED || this == CANCELLED;
    }

    void refuseIfOver() {
        if (isOver()) throw Refusals.over(this);
    }

    boolean canMoveTo(EventStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /**
     * The next state.
     *
     * @throws org.springframework.web.ErrorResponseException 409, naming this state, if there is no
     *     such move
     */
    EventStatus moveTo(EventStatus next) {
        if (canMoveTo(next)) return next;
        throw Refusals.noSuchMove(this, next);
    }
}
