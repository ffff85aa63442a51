package dev.marquee.ticket.audience;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose tickets are meant. What is null or empty leaves nobody out.
 *
 * @param types ids of ticket types
 * @param sections of the seat plan, by their names
 * @param seats by their labels or ids, whatever the case
 * @param states of bookings; null for those that are confirmed, and that wait for their payment
 *     where {@code paid} is false
 * @param paid whether all of the booking is paid
 * @param came whether somebody came in with the ticket
 * @param list by which list {@code came} is meant; null for any
 * @param languages tags of the languages that people read in
 * @param boughtFrom the booking was made then or later
 * @param boughtUntil the booking was made earlier
 * @param code the offer's code that was used
 * @param asOf bookings made later are left out; null for none
 */
record Audience(
        @NotEmpty @Size(max = 50) List<@NotNull @Positive Long> events,
        @Nullable @Size(max = 200) List<@NotNull Long> types,
        @Nullable @Size(max = 200)
                List<@NotNull @Size(max = 60) @Pattern(regexp = PlainText.LINE) String> sections,
        @Nullable @Size(max = 1000)
                List<@NotNull @Size(max = 2000) @Pattern(regexp = PlainText.LINE) String> seats,
        @Nullable @Size(max = 6) List<@NotNull @Pattern(regexp = STATES) String> states,
        @Nullable Boolean paid,
        @Nullable Boolean came,
        @Nullable Integer list,
        @Nullable @Size(max = 20)
                List<@NotNull @Size(max = 35) @Pattern(regexp = PlainText.LINE) String> languages,
        @Nullable Instant boughtFrom,
        @Nullable Instant boughtUntil,
        @Nullable @Size(max = 60) @Pattern(regexp = PlainText.LINE) String code,
        @Nullable Instant asOf) {

    private static final String STATES =
            "pending_payment|confirmed|refund_requested|cancelled|expired|refunded";

    /** The states of bookings that are meant. */
    List<String> meantStates() {
        if (states != null && !states.isEmpty()) return states;
        return Boolean.FALSE.equals(paid)
                ? List.of("pending_payment", "confirmed")
                : List.of("confirmed");
    }

    /** The same list, never null. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
