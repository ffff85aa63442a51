package dev.marquee.ticket.transfer;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.PersonName;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who is to have the ticket. */
record TransferRequest(
        @Schema(example = "Ben Ode")
                @JsonAlias("to_name")
                @NotBlank
                @PlainText
                @PersonName
                @Size(max = 100)
                String name,
        @Schema(example = "ben@example.org") @JsonAlias("to_email") @NotBlank @Size(max = 254)
                String email) {}
