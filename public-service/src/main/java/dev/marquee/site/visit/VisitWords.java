package dev.marquee.site.visit;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans what strangers type into addresses. */
final class VisitWords {

    private static final int LONGEST = 60;
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9._~ -]");
    private static final Pattern REGION =
            Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\\b.*");

    private VisitWords() {}

    /**
     * In lower case, without strange characters, not long; empty for what looks like an address.
     */
    static String clean(@Nullable String typed) {
        if (typed == null || typed.contains("@") || typed.toLowerCase(Locale.ROOT).contains("%40"))
            return "";
        var clean = NOT_ALLOWED.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll("").strip();
        return clean.substring(0, Math.min(LONGEST, clean.length())).strip();
    }

    /** The host of an address, without www; empty for our own. */
    static String host(@Nullable String referrer, String ownHost) {
        var host = clean(referrer);
        if (host.startsWith("www.")) host = host.substring("www.".length());
        return host.equals(clean(ownHost)) ? "" : host;
    }

    /** The region of the language that a browser wants most, such as VN; empty if it names none. */
    static String region(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) return "";
        var first = acceptLanguage.split("[,;]", 2)[0].strip();
        var region = REGION.matcher(first);
        return region.matches() ? region.group(1).toUpperCase(Locale.ROOT) : "";
    }
}
