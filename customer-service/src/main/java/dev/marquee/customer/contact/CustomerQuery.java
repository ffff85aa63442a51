package dev.marquee.customer.contact;

import dev.marquee.platform.database.Like;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which customers, and in which order.
 *
 * @param words in the name, an e-mail address or the telephone number; empty for any
 * @param origin empty for any
 * @param sort name, email or created, with a minus for descending
 */
public record CustomerQuery(String words, Optional<Origin> origin, String sort) {

    static final String SORTS = "-?(name|email|created)";
    private static final int LONGEST = 100;
    private static final int FEWEST_DIGITS = 3;

    /** What a person typed; what cannot be understood is as if it were not there. */
    public static CustomerQuery typed(String words, String origin, String sort) {
        var clean = words.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return new CustomerQuery(
                clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean,
                Origin.of(origin),
                sort.matches(SORTS) ? sort : "name");
    }

    /** A condition on {@code customer c}, after another one. */
    String condition() {
        return (words.isEmpty() ? "" : "and (" + matches() + ") ")
                + (origin.isEmpty() ? "" : "and c.origin = :origin ");
    }

    private String matches() {
        return "c.name_key like :words escape '!' or c.id in"
                + " (select known.customer_id from customer_address known where known.email_key like :mail escape '!')"
                + (digits().isEmpty() ? "" : " or c.phone_key like :digits escape '!'");
    }

    /** What a telephone number may have in it, as far as the words are one. */
    private String digits() {
        var digits = words.replaceAll("[\\s()./+-]", "").replaceFirst("^0+", "");
        return digits.matches("\\d{" + FEWEST_DIGITS + ",}") ? digits : "";
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        params.put("words", Like.contains(Folded.words(words)));
        params.put("mail", Like.contains(words));
        params.put("digits", Like.contains(digits()));
        origin.ifPresent(one -> params.put("origin", one.word()));
        return params;
    }

    boolean descending() {
        return sort.startsWith("-");
    }

    /** The column that it is sorted by; the id decides between equals. */
    String column() {
        return switch (descending() ? sort.substring(1) : sort) {
            case "email" -> "c.email_key";
            case "created" -> "c.created_at";
            default -> "c.name_key";
        };
    }
}
