package dev.marquee.customer.contact;

import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;

/** What is known of a customer; empty where nothing is. */
public record Details(String name, String email, String phone, String address, String feedback) {

    /**
     * The address in its one spelling. One that is stored from the time when less was asked of an
     * address is its own.
     */
    public String key() {
        return EmailAddress.parse(email)
                .map(EmailAddress::value)
                .orElseGet(() -> email.toLowerCase(Locale.ROOT));
    }
}
