package dev.marquee.notification.message.audience;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose tickets are meant. What is absent leaves nobody out.
 *
 * @param events further events of the same organiser
 * @param types ids of ticket types
 * @param sections of the seat plan, by their names
 * @param seats by what stands on their tickets, or by their ids
 * @param states of bookings; absent: confirmed, and waiting for their payment where paid is false
 * @param paid whether all of the booking is paid
 * @param came whether somebody came in with the ticket
 * @param list the entry list by which came is meant; absent: any
 * @param languages tags of the languages that people read in
 * @param boughtFrom the booking was made then or later
 * @param boughtUntil the booking was made earlier
 * @param code the offer's code that was used
 */
public record Audience(
        @Nullable @Size(max = 50, message = "{invalid.at-most-50-entries}")
                List<@NotNull @Positive Long> events,
        @Nullable @Size(max = 200, message = "{invalid.at-most-200-entries}")
                List<@NotNull Long> types,
        @Nullable @Size(max = 200, message = "{invalid.at-most-200-entries}")
                List<
                                @NotNull @Size(max = 60)
                                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                                String>
                        sections,
        @Nullable
                @Schema(example = "[\"Stalls C-14\"]")
                @Size(max = 200, message = "{invalid.at-most-200-entries}")
                List<
                                @NotNull @Size(max = 90)
                                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                                String>
                        seats,
        @Nullable @Size(max = 6, message = "{invalid.at-most-6-entries}")
                List<
                                @NotNull
                                @Pattern(regexp = STATES, message = "{invalid.a-booking-state}")
                                String>
                        states,
        @Nullable Boolean paid,
        @Nullable @Schema(example = "false") Boolean came,
        @Nullable @Schema(example = "0") Integer list,
        @Nullable @Size(max = 20, message = "{invalid.at-most-20-entries}")
                List<
                                @NotNull @Size(max = 35)
                                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                                String>
                        languages,
        @Nullable Instant boughtFrom,
        @Nullable Instant boughtUntil,
        @Nullable
                @Size(max = 60, message = "{invalid.at-most-60-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Schema(example = "EARLY10")
                String code) {

    public static final String STATES =
            "pending_payment|confirmed|refund_requested|cancelled|expired|refunded";

    /** Everybody with a ticket. */
    public static Audience everybody() {
        return new Audience(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Whether people are meant who have no ticket any more: then it cannot be about their tickets.
     */
    public boolean meansFormerBookings() {
        return states != null
                && states.stream().anyMatch(List.of("cancelled", "expired", "refunded")::contains);
    }
}
