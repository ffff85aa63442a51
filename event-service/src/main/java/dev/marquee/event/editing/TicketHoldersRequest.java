package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.holder.HolderNames;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Whose the tickets are, as it is sent. What is not said is as in {@link HolderTerms#DEFAULT}.
 *
 * @param names none, optional or required: whether buyers are asked who comes with each ticket
 * @param mailTickets whether each holder with an e-mail address is sent their own ticket
 * @param maxTransfers how often a ticket can be handed on; 0: not at all
 * @param transferUntilHours until how many hours before the start
 * @param buyerCancelsTransferred whether a buyer may give a ticket back that was handed on
 */
public record TicketHoldersRequest(
        @Schema(
                        allowableValues = {"none", "optional", "required"},
                        example = "optional")
                @Nullable String names,
        @Schema(example = "true") @JsonAlias("mailTickets") @Nullable Boolean mailTickets,
        @Schema(example = "2")
                @JsonAlias("maxTransfers")
                @Min(value = 0, message = "{invalid.at-least-0}")
                @Max(value = HolderTerms.MOST_TRANSFERS, message = "{invalid.at-most-10}")
                @Nullable Long maxTransfers,
        @Schema(example = "3")
                @JsonAlias("transferUntilHours")
                @Min(value = 0, message = "{invalid.at-least-0}")
                @Max(value = HolderTerms.MAX_HOURS, message = "{invalid.at-most-8760}")
                @Nullable Long transferUntilHours,
        @Schema(example = "true") @JsonAlias("buyerCancelsTransferred")
                @Nullable Boolean buyerCancelsTransferred) {

    /** What is stored. */
    static TicketHoldersRequest of(HolderTerms terms) {
        return new TicketHoldersRequest(
                terms.holderNames().word(),
                terms.mailsHolders(),
                (long) terms.maxTransfers(),
                (long) terms.transferUntilHours(),
                terms.buyerCancelsTransferred());
    }

    /** What it says; what annotations found wrong counts as not said. */
    static HolderTerms read(@Nullable TicketHoldersRequest request, Errors errors) {
        var otherwise = HolderTerms.DEFAULT;
        if (request == null) return otherwise;
        var word = EventReader.stripped(request.names);
        var names = HolderNames.of(word);
        if (word != null && names.isEmpty())
            Text.of("invalid.none-optional-or-required")
                    .reject(errors, "ticketHolders.names", "unknown_names");
        return new HolderTerms(
                names.orElse(otherwise.holderNames()),
                Objects.requireNonNullElse(request.mailTickets, otherwise.mailsHolders()),
                PricingReader.number(
                        request.maxTransfers,
                        0,
                        HolderTerms.MOST_TRANSFERS,
                        otherwise.maxTransfers()),
                PricingReader.number(
                        request.transferUntilHours,
                        0,
                        HolderTerms.MAX_HOURS,
                        otherwise.transferUntilHours()),
                Objects.requireNonNullElse(
                        request.buyerCancelsTransferred, otherwise.buyerCancelsTransferred()));
    }
}
