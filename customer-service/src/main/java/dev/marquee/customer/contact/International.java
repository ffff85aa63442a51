package dev.marquee.customer.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Telephone numbers that say their country, as one dials them from anywhere. */
final class International {

    private static final String NO_COUNTRY = "ZZ";

    private International() {}

    /**
     * The digits of a number, with those of its country and without its extension if it says its
     * country; as they stand if it does not, or is not understood.
     */
    static String digits(String number) {
        if (!number.stripLeading().startsWith("+")) return bare(number);
        try {
            var parsed = Library.NUMBERS.parse(number, NO_COUNTRY);
            return parsed.getCountryCode() + Library.NUMBERS.getNationalSignificantNumber(parsed);
        } catch (NumberParseException e) {
            return bare(number);
        }
    }

    private static String bare(String number) {
        return number.replaceAll("\\D+", "");
    }

    /** Loaded with the first number that says its country. */
    private static final class Library {

        static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    }
}
