package dev.marquee.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer as it is sent, by the API or by the page. */
record CustomerRequest(
        @NotBlank(message = "is required")
                @Size(max = 100, message = "must have at most 100 characters")
                @Pattern(regexp = LINE, message = CONTROLS)
                @Nullable String name,
        @NotBlank(message = "is required")
                @Size(max = 100, message = "must have at most 100 characters")
                @EMail
                @Nullable String email,
        @Size(max = 20, message = "must have at most 20 characters")
                @Pattern(regexp = PHONE, message = "must be a telephone number")
                @Nullable String phone,
        @Size(max = 200, message = "must have at most 200 characters")
                @Pattern(regexp = LINE, message = CONTROLS)
                @Nullable String address,
        @Size(max = 2000, message = "must have at most 2000 characters")
                @Pattern(regexp = TEXT, message = CONTROLS)
                @Nullable String feedback) {

    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
    static final String TEXT = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";
    static final String CONTROLS = "must not contain control characters";
    private static final String PHONE = "\\s*+(\\+?[0-9(][0-9 ()./-]*+)?";

    static CustomerRequest of(Customer customer) {
        return new CustomerRequest(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.address(),
                customer.feedback());
    }

    /** What was typed, without spaces around it; empty where nothing was. */
    static String clean(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
