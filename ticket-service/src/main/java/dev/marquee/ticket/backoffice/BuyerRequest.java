package dev.marquee.ticket.backoffice;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PhoneNumber;
import dev.marquee.platform.value.Telephone;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.CorrectBuyer.Buyer;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who bought a booking, as programs send it to be corrected. */
record BuyerRequest(
        @Schema(example = "Minh Châu")
                @JsonAlias({"buyerName", "customer_name", "customerName"})
                @NotBlank(message = "{invalid.must-not-be-blank}")
                @Size(max = 100)
                @PlainText
                @PersonName
                @Nullable String buyerName,
        @Schema(
                        description = "To another address the tickets are sent at once",
                        example = "minhchau@example.org")
                @JsonAlias({"buyerEmail", "customer_email", "customerEmail"})
                @NotBlank(message = "{invalid.must-not-be-blank}")
                @Size(max = 254)
                @Nullable String buyerEmail,
        @Schema(description = "null or empty for none", example = "+44 7700 900123")
                @JsonAlias({"buyerPhone", "customer_phone", "customerPhone"})
                @Telephone
                @Nullable String buyerPhone) {

    BuyerRequest {
        buyerPhone = PhoneNumber.cleaned(buyerPhone);
    }

    /** What is stored, to be changed. */
    static BuyerRequest of(Booking booking) {
        return new BuyerRequest(
                booking.buyerName(), booking.buyerEmail().value(), booking.buyerPhone());
    }

    /**
     * The buyer that a booking is to have.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if the address is none
     */
    Buyer buyer(Booking booking) {
        var name = Objects.requireNonNull(buyerName, "checked before");
        var email = Objects.requireNonNull(buyerEmail, "checked before");
        return new Buyer(
                name.equals(booking.buyerName()) ? name : name.strip(),
                email.equals(booking.buyerEmail().value())
                        ? booking.buyerEmail()
                        : EmailAddress.parse(email).orElseThrow(BuyerRequest::noAddress),
                BuyerForm.blankIsNull(buyerPhone));
    }

    private static RuntimeException noAddress() {
        return Problems.invalid("buyer_email", Text.of("invalid.an-e-mail-address"));
    }
}
