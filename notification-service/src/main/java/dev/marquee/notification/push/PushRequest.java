package dev.marquee.notification.push;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A subscription, as a browser gives it.
 *
 * @param endpoint where its push service takes messages for it
 */
record PushRequest(
        @Schema(example = "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk")
                @NotBlank
                @Size(max = 1000, message = "{invalid.at-most-1000-characters}")
                String endpoint,
        @NotNull @Valid Keys keys) {

    /** What messages are encrypted with, in Base64 for addresses. */
    record Keys(
            @Schema(
                            example =
                                    "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM")
                    @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9_-]{87}=?",
                            message = "{invalid.a-key-of-a-browser}")
                    String p256dh,
            @Schema(example = "tBHItJI5svbpez7KI4CCXg")
                    @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9_-]{22}(==)?",
                            message = "{invalid.a-key-of-a-browser}")
                    String auth) {}

    /** One that ends. */
    record Ended(
            @Schema(example = "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk")
                    @NotBlank
                    @Size(max = 1000, message = "{invalid.at-most-1000-characters}")
                    String endpoint) {}
}
