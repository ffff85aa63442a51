package dev.marquee.ticket.change;

import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.change.ChangeTickets.Command;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What tickets are to become.
 *
 * @param tickets ids of tickets of the booking
 * @param ticketTypeId the type that they get
 * @param eventId an event of the same organiser and currency; absent for the same event
 * @param difference what becomes of the difference; needed if there is one
 * @param expectedDifference the difference that was shown, positive where the tickets become
 *     dearer; if it is another one now, nothing is changed
 * @param reason for the buyer to read
 * @param dryRun only say what it would mean
 */
record ChangeRequest(
        @Schema(example = "[1185]") @NotEmpty @Size(max = 1000)
                List<@NotNull @Positive Long> tickets,
        @Schema(example = "72") @NotNull @Positive Long ticketTypeId,
        @Schema(example = "8") @Positive @Nullable Long eventId,
        @Schema(
                        example = "ask",
                        allowableValues = {"ask", "waive", "give_back", "keep"})
                @Pattern(
                        regexp = "ask|waive|give_back|keep",
                        message = "{invalid.ask-waive-give-back}")
                @Nullable String difference,
        @Schema(type = "string", example = "10.00")
                @JsonDeserialize(using = Amount.class)
                @Digits(integer = 12, fraction = 4)
                @Nullable BigDecimal expectedDifference,
        @Schema(example = "As we said on the telephone")
                @Size(max = 500)
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String reason,
        @Schema(example = "false") @Nullable Boolean dryRun) {

    /** In the smallest unit of the booking's currency. */
    Command in(String currency) {
        return new Command(
                tickets,
                ticketTypeId,
                eventId,
                difference == null ? null : Difference.of(difference),
                expectedMinor(currency),
                reason == null || reason.isBlank() ? null : reason.strip());
    }

    private @Nullable Long expectedMinor(String currency) {
        if (expectedDifference == null) return null;
        var unit = Currency.getInstance(currency);
        if (expectedDifference.scale() > unit.getDefaultFractionDigits())
            throw Problems.invalid(
                    "expected_difference", Text.of("invalid.more-decimals-than", currency));
        return Money.minor(expectedDifference, unit);
    }
}
