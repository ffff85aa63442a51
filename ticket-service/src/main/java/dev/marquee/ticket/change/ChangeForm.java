package dev.marquee.ticket.change;

import dev.marquee.platform.value.PlainText;
import dev.marquee.ticket.change.ChangeTickets.Command;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What staff choose on the page of a change.
 *
 * @param target an event and a ticket type, by their ids, with a colon between
 * @param difference a word of {@link Difference}
 * @param expected the difference that was shown, in minor units
 */
record ChangeForm(
        @Nullable List<Long> tickets,
        @Pattern(regexp = "(\\d{1,18}:\\d{1,18})?") @Nullable String target,
        @Pattern(regexp = "(ask|waive|give_back|keep)?") @Nullable String difference,
        @Nullable Long expected,
        @Size(max = 500) @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String reason) {

    List<Long> ticketIds() {
        return Objects.requireNonNullElse(tickets, List.of());
    }

    /** Whether tickets and a target are chosen, so that it can be said what it would mean. */
    boolean isChosen() {
        return !ticketIds().isEmpty() && target != null && target.contains(":");
    }

    Command command() {
        var parts = Objects.requireNonNull(target).split(":");
        return new Command(
                ticketIds(),
                Long.parseLong(parts[1]),
                Long.valueOf(parts[0]),
                difference == null || difference.isEmpty() ? null : Difference.of(difference),
                expected,
                reason == null || reason.isBlank() ? null : reason.strip());
    }
}
