package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is told.
 *
 * @param ticket which one it is; null if there is no such ticket, or it is another organiser's
 * @param usedAt when it was admitted, now or before
 * @param gate where it was admitted, if that was said
 */
record EntryResult(
        Outcome result,
        @Nullable Admitted ticket,
        @Nullable Instant usedAt,
        @Schema(example = "North") @Nullable String gate) {

    enum Outcome {
        /** Welcome. */
        ADMITTED,
        /** Somebody came in with it before. */
        ALREADY_USED,
        /** It was given back, or its event is off. */
        CANCELLED,
        /** Its buyer has asked for the money back. */
        REFUND_REQUESTED,
        /** It is only reserved so far. */
        NOT_CONFIRMED,
        /** It is for another event. */
        WRONG_EVENT,
        /** The token was not made here. */
        FORGED,
        /** There is no ticket with that code. */
        UNKNOWN;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A ticket at the door.
     *
     * @param name of who comes with it
     */
    record Admitted(
            @Schema(example = "1185") long id,
            @Schema(example = "EV07-160") String code,
            @Schema(example = "7") long eventId,
            @Schema(example = "Lantern Night") String eventName,
            @Schema(example = "Standing") String ticketType,
            @Schema(example = "Ana Silva") String name) {}

    static EntryResult without(Outcome outcome) {
        return new EntryResult(outcome, null, null, null);
    }
}
