package dev.marquee.ticket.payment;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a buyer pays. */
record PayRequest(
        @Schema(
                        description = "One of the payment's methods; the first if it is not said",
                        example = "card")
                @Size(max = 20)
                @Nullable String method,
        @JsonAlias("cardNumber")
                @Schema(
                        description =
                                "With the simulated provider only: 12 to 19 digits, spaces do not matter. Never a real card",
                        example = "4242 4242 4242 4242")
                @Size(max = 40)
                @Nullable String cardNumber,
        @JsonAlias("returnUrl")
                @Schema(
                        description =
                                "Where the buyer comes back to after a page of the provider, by GET: a path of this site, or its whole address",
                        example = "/bookings/1184")
                @Size(max = 500)
                @Nullable String returnUrl,
        @Schema(
                        description =
                                "In place of a card, with the simulated provider only: whether the payment is to succeed",
                        example = "true")
                @Nullable Boolean success) {}
