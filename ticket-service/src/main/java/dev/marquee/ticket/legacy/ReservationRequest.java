package dev.marquee.ticket.legacy;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.PersonName;
import dev.marquee.ticket.checkout.BookingRequest;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of an event's default type; one, where no quantity is said. Who signed in need not say
 * who the customer is.
 */
record ReservationRequest(
        @Schema(example = "7") @JsonAlias("eventId") @NotNull @Positive @Nullable Long eventId,
        @Schema(example = "Ana Silva")
                @JsonAlias({"customerName", "buyer_name"})
                @PlainText
                @PersonName
                @Size(max = 100)
                @Nullable String customerName,
        @Schema(example = "ana@example.org")
                @JsonAlias({"customerEmail", "buyer_email"})
                @Size(max = 254)
                @Nullable String customerEmail,
        @Schema(example = "2", defaultValue = "1") @Positive @Max(BookingRequest.MOST)
                @Nullable Integer quantity,
        @JsonAlias("offerCode")
                @Schema(
                        description =
                                "For a discount, or for tickets that are sold by code alone. A code that does not count is refused, never ignored",
                        example = "EARLY10")
                @Size(max = 100)
                @Nullable String offerCode) {

    BookingRequest booking() {
        return new BookingRequest(
                Objects.requireNonNull(eventId),
                Objects.requireNonNullElse(quantity, 1),
                null,
                customerName,
                customerEmail,
                null,
                offerCode,
                null,
                null);
    }
}
