package dev.marquee.ticket.receipt;

import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A company that a booking is to be invoiced to. */
record InvoiceAddressRequest(
        @Schema(example = "Casa Azul Lda") @NotBlank @Size(max = 200) @PlainText String company,
        @Schema(example = "Rua Nova 1\n1100-001 Lisboa") @NotBlank @Size(max = 500) @AddressLines
                String address,
        @Schema(description = "ISO 3166", example = "PT") @NotBlank @CountryCode String country,
        @Schema(example = "PT509999990") @Size(max = 50) @PlainText @Nullable String taxNumber) {

    InvoiceAddressRequest {
        country = Objects.requireNonNullElse(country, "").strip().toUpperCase(Locale.ROOT);
    }

    static InvoiceAddressRequest of(InvoiceAddress address) {
        return new InvoiceAddressRequest(
                address.company(), address.address(), address.country(), address.taxNumber());
    }

    InvoiceAddress asAddress() {
        return new InvoiceAddress(
                company.strip(), address.strip(), country, blankIsNull(taxNumber));
    }

    static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
