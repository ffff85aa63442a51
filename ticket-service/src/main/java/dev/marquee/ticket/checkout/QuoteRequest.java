package dev.marquee.ticket.checkout;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.ticket.checkout.BookingRequest.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody would like to know the price of; as in a booking, without a buyer. */
record QuoteRequest(
        @JsonAlias("eventId") @NotNull @Positive Long eventId,
        @Positive @Max(BookingRequest.MOST) @Nullable Integer quantity,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @Valid Item> items,
        @JsonAlias("offerCode")
                @Schema(description = "A code for a discount, as in a booking", example = "EARLY10")
                @Size(max = 100)
                @Nullable String offerCode) {

    QuoteRequest {
        if (quantity != null && items != null && items.isEmpty()) items = null;
    }

    @AssertTrue(message = "{invalid.either-quantity-or-items}")
    boolean isQuantityOrItems() {
        return (quantity == null) != (items == null);
    }
}
