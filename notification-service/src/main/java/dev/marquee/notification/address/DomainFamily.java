package dev.marquee.notification.address;

import java.util.Set;

/** Which provider takes the mails of an address: those of one provider share its patience. */
public final class DomainFamily {

    private static final Set<String> MICROSOFT = Set.of("outlook", "hotmail", "live", "msn");

    private DomainFamily() {}

    /** A provider's name, or else the domain. */
    public static String of(String address) {
        var key = AddressKey.of(address);
        var domain = key.substring(key.lastIndexOf('@') + 1);
        var first = domain.contains(".") ? domain.substring(0, domain.indexOf('.')) : domain;
        if (domain.equals("gmail.com") || domain.equals("googlemail.com")) return "gmail";
        if (MICROSOFT.contains(first)) return "outlook";
        if (first.equals("yahoo") || domain.equals("ymail.com") || domain.equals("rocketmail.com"))
            return "yahoo";
        return domain.length() > 255 ? domain.substring(0, 255) : domain;
    }
}
