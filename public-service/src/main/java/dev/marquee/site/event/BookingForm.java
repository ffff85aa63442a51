package dev.marquee.site.event;

import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PhoneNumber;
import dev.marquee.platform.value.Telephone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer typed. How many tickets of each kind comes beside it: the kinds are the event's.
 *
 * @param key made with the form, so that a form sent twice books once
 */
record BookingForm(
        String key,
        @NotBlank @PersonName @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String buyerName,
        @NotBlank @Size(max = 254) @Pattern(regexp = EMAIL) @Nullable String buyerEmail,
        @Telephone @Nullable String buyerPhone) {

    /** Only what is surely wrong is refused here: ticket-service has the last word. */
    static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}.]+\\.?";

    static BookingForm empty(@Nullable String name, @Nullable String email) {
        return new BookingForm(newKey(), name, email, null);
    }

    @SuppressWarnings("ConstantValue") // the key is null when it was not sent
    BookingForm {
        buyerPhone = PhoneNumber.cleaned(buyerPhone);
        if (key == null || !key.matches("[A-Za-z0-9-]{16,64}")) key = newKey();
    }

    /** For another try that is to be decided anew. */
    BookingForm withNewKey() {
        return new BookingForm(newKey(), buyerName, buyerEmail, buyerPhone);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
