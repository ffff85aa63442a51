package dev.marquee.ticket.receipt;

import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an organiser says of itself as a seller, on a page or by the API. */
@Schema(name = "Seller")
record SellerForm(
        @Schema(example = "Riverside Nights Lda") @NotBlank @Size(max = 200) @PlainText String name,
        @Schema(example = "Cais 4\n1100-001 Lisboa") @NotBlank @Size(max = 500) @AddressLines
                String address,
        @Schema(description = "ISO 3166", example = "PT") @NotBlank @CountryCode String country,
        @Schema(example = "PT501234567") @Size(max = 50) @PlainText @Nullable String taxNumber,
        @Schema(description = "Stands before the numbers of receipts", example = "LN")
                @NotNull
                @Pattern(regexp = "[A-Z0-9]{0,10}", message = "{invalid.at-most-10-letters}")
                String numberPrefix,
        @Schema(description = "The last line of each receipt", example = "Registered in Lisbon")
                @Size(max = 300)
                @PlainText
                @Nullable String footer,
        @Schema(
                        description = "In which the dates and the years of the numbers are",
                        example = "Europe/Lisbon")
                @NotBlank
                @Size(max = 50)
                @KnownZone
                String timeZone) {

    SellerForm {
        country = Objects.requireNonNullElse(country, "").strip().toUpperCase(Locale.ROOT);
        numberPrefix =
                Objects.requireNonNullElse(numberPrefix, "").strip().toUpperCase(Locale.ROOT);
        timeZone = Objects.requireNonNullElse(timeZone, "").strip();
    }

    static SellerForm of(Seller seller) {
        return new SellerForm(
                seller.name(),
                seller.address(),
                seller.country(),
                seller.taxNumber(),
                seller.numberPrefix(),
                seller.footer(),
                seller.timeZone().getId());
    }

    /** Nothing but the zone, which staff read their pages in. */
    static SellerForm empty(ZoneId zone) {
        return new SellerForm("", "", "", null, "", null, zone.getId());
    }

    Seller seller(long organizer) {
        return new Seller(
                organizer,
                name.strip(),
                address.strip(),
                country,
                InvoiceAddressRequest.blankIsNull(taxNumber),
                numberPrefix,
                InvoiceAddressRequest.blankIsNull(footer),
                ZoneId.of(timeZone));
    }
}
