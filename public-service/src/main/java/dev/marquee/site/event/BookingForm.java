package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
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
 * @param offerCode for a discount, or for tickets that need one
 * @param newsConsent whether they ticked that they want news of the organiser
 * @param key so that a form sent twice books once; null in a form for everybody, and if the browser
 *     made none
 */
record BookingForm(
        @Nullable String key,
        @NotBlank @PersonName @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String buyerName,
        @NotBlank @Size(max = 254) @Pattern(regexp = EMAIL) @Nullable String buyerEmail,
        @Telephone @Nullable String buyerPhone,
        @Size(max = 100) @Nullable String offerCode,
        @Nullable Boolean newsConsent) {

    /** Only what is surely wrong is refused here: ticket-service has the last word. */
    static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}.]+\\.?";

    /** For everybody: what is in it may be kept and shown to others. */
    static BookingForm forAll() {
        return new BookingForm(null, null, null, null, null, false);
    }

    /** For somebody who is signed in. */
    static BookingForm of(Caller caller) {
        return new BookingForm(newKey(), caller.name(), caller.email(), null, null, false);
    }

    BookingForm {
        buyerPhone = PhoneNumber.cleaned(buyerPhone);
        if (key != null && !key.matches("[A-Za-z0-9-]{16,64}")) key = null;
    }

    BookingForm withKey(String other) {
        return new BookingForm(other, buyerName, buyerEmail, buyerPhone, offerCode, newsConsent);
    }

    /** The same with a code that came with the address. */
    BookingForm withOffer(@Nullable String code) {
        return new BookingForm(key, buyerName, buyerEmail, buyerPhone, code, newsConsent);
    }

    /** For another try that is to be decided anew. */
    BookingForm withNewKey() {
        return withKey(newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
