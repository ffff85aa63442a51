package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How buyers may pay, as it is sent.
 *
 * @param card online; true where nothing is said
 * @param bankTransfer needs bank details
 * @param cash at the door
 * @param transferDays how many days a transfer may take; 7 where nothing is said
 * @param bankDetails the account that transfers go to, as buyers read it
 */
public record PaymentMethodsRequest(
        @Schema(example = "true") @Nullable Boolean card,
        @Schema(example = "true") @JsonAlias("bankTransfer") @Nullable Boolean bankTransfer,
        @Schema(example = "false") @Nullable Boolean cash,
        @Schema(example = "7")
                @JsonAlias("transferDays")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = PaymentTerms.MOST_TRANSFER_DAYS, message = "{invalid.at-most-60}")
                @Nullable Long transferDays,
        @Schema(
                        description = "Everybody who sees the event may read it",
                        example = "Cais Vivo Association, IBAN DE02 1203 0000 0000 2020 51")
                @JsonAlias("bankDetails")
                @Size(
                        max = PaymentTerms.LONGEST_BANK_DETAILS,
                        message = "{invalid.at-most-1000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String bankDetails) {

    /** What is stored. */
    static PaymentMethodsRequest of(EventView.PaymentMethods methods) {
        return new PaymentMethodsRequest(
                methods.card(),
                methods.bankTransfer(),
                methods.cash(),
                (long) methods.transferDays(),
                methods.bankDetails());
    }
}
