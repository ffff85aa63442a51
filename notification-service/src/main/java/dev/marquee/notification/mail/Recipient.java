package dev.marquee.notification.mail;

import dev.marquee.notification.address.AddressKey;

/** How readers' addresses are compared, and what is left of those who were erased. */
public final class Recipient {

    private static final String NOBODY = "@erased.invalid";

    /** Of buyers at the door and guests who gave no address. */
    private static final String NO_ADDRESS = "@box-office.invalid";

    private Recipient() {}

    /** The one spelling of an address; of what is none, its small letters. */
    public static String key(String address) {
        return AddressKey.of(address);
    }

    /** Whether it stands for somebody who was erased, or gave none: whom no mail can reach. */
    static boolean isNobody(String address) {
        var key = key(address);
        return key.endsWith(NOBODY) || key.endsWith(NO_ADDRESS);
    }
}
