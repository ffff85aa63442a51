package dev.marquee.notification.address;

import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;

/** How addresses are compared. */
public final class AddressKey {

    private AddressKey() {}

    /** The one spelling of an address; of what is none, its small letters. */
    public static String of(String address) {
        return EmailAddress.parse(address)
                .map(EmailAddress::value)
                .orElseGet(() -> address.strip().toLowerCase(Locale.ROOT));
    }
}
