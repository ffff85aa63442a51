package dev.marquee.customer.buyer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buyers, as ticket-service tells of them. */
record BuyersRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Buyer> buyers) {

    /**
     * One of them.
     *
     * @param organizerId whose event it was; null where nobody runs it
     */
    record Buyer(
            @Nullable String name,
            @NotBlank String email,
            @Nullable String phone,
            @Nullable Long organizerId) {}
}
