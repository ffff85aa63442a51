package dev.marquee.customer.contact;

import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PhoneNumber;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.value.Telephone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer as it is sent, by the API, by the page, or in a line of a file. */
public record CustomerRequest(
        @Schema(example = "Tejo Arts Council")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @PersonName(orAddress = true)
                @Nullable String name,
        @Schema(example = "events@tejoarts.example.org")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @EMail
                @Nullable String email,
        @Schema(example = "+351 21 555 0101") @Telephone @Nullable String phone,
        @Schema(example = "Rua do Alecrim 40, Lisbon")
                @Size(max = 200, message = "{invalid.at-most-200-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String address,
        @Schema(example = "Quick answers, tidy accounts.")
                @Size(max = 2000, message = "{invalid.at-most-2000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String feedback) {

    public CustomerRequest {
        phone = PhoneNumber.cleaned(phone);
    }

    /** What is stored, to be changed. */
    public static CustomerRequest of(Customer customer) {
        return new CustomerRequest(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.address(),
                customer.feedback());
    }

    /** What was sent, without spaces around anything. */
    public Details details() {
        return new Details(
                clean(name), clean(email), clean(phone), clean(address), clean(feedback));
    }

    private static String clean(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
