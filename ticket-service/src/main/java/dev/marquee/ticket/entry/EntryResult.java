package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is told.
 *
 * @param ticket which one it is; null if there is no such ticket, or it is another organiser's
 * @param usedAt when it was admitted, now or before
 * @param gate where it was admitted, if that was said
 * @param handedOnAt when it was handed on, if somebody comes with what it was before
 * @param details what else there is to say of it; null if that is nothing
 */
record EntryResult(
        Outcome result,
        @Nullable Admitted ticket,
        @Nullable Instant usedAt,
        @Schema(example = "North") @Nullable String gate,
        @Schema(example = "2030-05-12T12:03:00Z") @Nullable Instant handedOnAt,
        @Nullable EntryDetails details) {

    /** Callers that name no scan of theirs are never told of lists, hours, exits and re-entries. */
    enum Outcome {
        /** Welcome. */
        ADMITTED,
        /** Welcome back. */
        ADMITTED_AGAIN,
        /** Somebody went out. */
        LEFT,
        /** Somebody came in with it before. */
        ALREADY_USED,
        /** It was given back, or its event is off. */
        CANCELLED,
        /** Its buyer has asked for the money back. */
        REFUND_REQUESTED,
        /** It is only reserved so far. */
        NOT_CONFIRMED,
        /** It has to be paid at the door, or its transfer has not arrived. */
        NOT_PAID,
        /** It was handed on to somebody, who has a new code. */
        REPLACED,
        /** Its money is disputed, or staff have blocked it. */
        BLOCKED,
        /** The doors are not open yet. */
        TOO_EARLY,
        /** The doors are closed. */
        TOO_LATE,
        /** It is for another event. */
        WRONG_EVENT,
        /** Its type comes in elsewhere. */
        WRONG_GATE,
        /** The token was not made here. */
        FORGED,
        /** There is no ticket with that code. */
        UNKNOWN,
        /** Never an answer of this service: a phone without a list could not know more. */
        UNCHECKED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Whether it means that somebody came in. */
        boolean letsIn() {
            return this == ADMITTED || this == ADMITTED_AGAIN;
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
            @Schema(description = "Where its holder sits", example = "Stalls C-14")
                    @Nullable String seat,
            @Schema(example = "Ana Silva") String name) {}

    static EntryResult without(Outcome outcome) {
        return new EntryResult(outcome, null, null, null, null, null);
    }

    /**
     * What a gate is told beside the answer. What does not matter for an answer is left out.
     *
     * @param scanId the scan that was answered
     * @param list the check-in list that decided
     * @param timeZone of the event, in which the times are
     * @param at when it was admitted, by the event's clock
     * @param secondsAgo how long ago that was
     * @param device the phone that admitted it
     * @param justAdmitted whether the same phone admitted it in the last ten seconds: it was read
     *     twice, and nobody is in twice
     * @param why why it is blocked
     * @param amount what is to be paid
     * @param opensAt when the doors open
     * @param closedAt when the doors closed
     * @param gates the lists that let in this type
     * @param forcedBy who let it in in spite of the answer
     * @param notes what to look at besides: {@code test}, {@code no_show} (it had been marked as
     *     not come)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record EntryDetails(
            @Schema(example = "0b8f6c1e-6d0e-4e0e-9a53-4f0a1c6f7d11") @Nullable UUID scanId,
            @Schema(example = "Entry") @Nullable String list,
            @Schema(example = "Europe/Lisbon") @Nullable String timeZone,
            @Nullable OffsetDateTime at,
            @Schema(example = "95") @Nullable Long secondsAgo,
            @Schema(example = "Ana’s phone") @Nullable String device,
            @Schema(example = "true") @Nullable Boolean justAdmitted,
            @Schema(example = "dispute") @Nullable String why,
            @Schema(example = "24.00") @Nullable String amount,
            @Schema(example = "EUR") @Nullable String currency,
            @Nullable OffsetDateTime opensAt,
            @Nullable OffsetDateTime closedAt,
            @Schema(example = "[\"Gate B\"]") @Nullable List<String> gates,
            @Schema(example = "Tomás Reis") @Nullable String forcedBy,
            @Schema(example = "[\"test\"]") @Nullable List<String> notes) {}
}
