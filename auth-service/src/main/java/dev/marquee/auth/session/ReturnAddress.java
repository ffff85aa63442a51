package dev.marquee.auth.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a page of this site. */
final class ReturnAddress {

    /** A path that starts with one slash, of printable ASCII as in a URL, without a backslash. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,2000}");

    private ReturnAddress() {}

    /** The wanted address if it is one of ours, else the other one. */
    static String orElse(@Nullable String wanted, String otherwise) {
        return wanted != null && OURS.matcher(wanted).matches() ? wanted : otherwise;
    }
}
