package dev.marquee.site.assistant.model;

import dev.marquee.platform.value.CleanText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows the numbers, times and codes that tools told in this turn. A sentence with another one is
 * not shown.
 */
final class FactGuard {

    private static final Pattern TOKEN =
            Pattern.compile("\\p{L}*\\d[\\p{L}\\d.,:/\\-\\u00A0\\u202F]*");

    /** Before an amount; a code is something else. */
    private static final Pattern CURRENCY = Pattern.compile("(?i)^(rp|idr|vnd|eur|usd|us|gbp)\\d");

    private final Set<String> known = new HashSet<>();

    /** Takes what a tool told. */
    void learn(String result) {
        TOKEN.matcher(clean(result))
                .results()
                .forEach(found -> {
                    var token = found.group();
                    known.add(letters(token));
                    known.add(digits(token));
                    known.add(digits(whole(token)));
                });
    }

    /** Whether a sentence says only what tools told. */
    boolean allows(String sentence) {
        return TOKEN.matcher(clean(sentence))
                .results()
                .map(found -> found.group())
                .allMatch(this::isKnown);
    }

    private boolean isKnown(String token) {
        if (known.contains(letters(token))) return true;
        var isCode = Character.isLetter(token.charAt(0)) && !CURRENCY.matcher(token).find();
        return !isCode && (known.contains(digits(token)) || known.contains(digits(whole(token))));
    }

    private static String clean(String text) {
        return CleanText.of(text);
    }

    /** 24.00 is 24. */
    private static String whole(String token) {
        return token.replaceAll("[.,:/\\-\\p{L}]+$", "").replaceAll("[.,]00$", "");
    }

    private static String letters(String token) {
        return token.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    private static String digits(String token) {
        return token.replaceAll("\\D", "");
    }
}
