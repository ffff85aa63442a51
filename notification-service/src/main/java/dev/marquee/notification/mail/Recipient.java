package dev.marquee.notification.mail;

import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;

/** How readers' addresses are compared, and what is left of those who were erased. */
public final class Recipient {

    private static final String NOBODY = "@erased.invalid";

    /** Of buyers at the door and guests who gave no address. */
    private static final String NO_ADDRESS = "@box-office.invalid";

    private Recipient() {}

    /** The one spelling of an address; of what is none, its small letters. */
    public static String key(String address) {
        return EmailAddress.parse(address)
                .map(EmailAddress::value)
                .orElseGet(() -> address.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether it stands for somebody who was erased, or gave none: whom no mail can reach. */
    public static boolean isNobody(String address) {
        var key = key(address);
        return key.endsWith(NOBODY) || key.endsWith(NO_ADDRESS);
    }
}
