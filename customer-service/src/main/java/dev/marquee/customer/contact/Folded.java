package dev.marquee.customer.contact;

import dev.marquee.platform.value.Folding;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Texts without what people type differently: capitals, accents, spaces, the signs in telephone
 * numbers. For searching, sorting, and finding who stands there twice.
 */
public final class Folded {

    private static final int FEWEST_DIGITS = 6;
    private static final int SHORTEST_ADDRESS = 8;

    private Folded() {}

    /** " João FIGUEIREDO" is "joao figueiredo". */
    public static String words(String text) {
        return cut(Folding.fold(text), 200);
    }

    /**
     * "+351 91 555-0108" and "+351 (0) 91 5550108 x12" are "351915550108", "020 7946 0958" is
     * "2079460958": without a country, a number is not guessed to be of any. Empty where there are
     * too few digits to tell.
     */
    public static String phone(String number) {
        var digits = International.digits(number).replaceFirst("^0+", "");
        return digits.length() < FEWEST_DIGITS ? "" : cut(digits, 20);
    }

    /** "Rua do Alecrim, 40 – Lisbon" is "rua do alecrim 40 lisbon"; empty where it is too short. */
    public static String address(String place) {
        var plain = words(place).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return plain.length() < SHORTEST_ADDRESS ? "" : plain;
    }

    /** Everything that a customer is searched by. */
    static String search(String name, String phone, Collection<String> addresses) {
        var all = new LinkedHashSet<>(List.of(words(name), phone(phone)));
        for (var address : addresses) all.add(words(address));
        return cut(String.join(" ", all), 4000);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
