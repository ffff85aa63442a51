package dev.marquee.platform.web;

import dev.marquee.platform.words.Text;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * Against lost updates, as RFC 9110 has it: an answer carries its version as {@code ETag}, and a
 * change that comes with {@code If-Match} is refused if the thing has changed since.
 */
public final class Versions {

    private static final String CHANGED = "changed-meanwhile";

    /** More changes at once of one thing than people make. */
    private static final int TRIES = 10;

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Versions() {}

    /** The entity tag of a version. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change expects, as {@code If-Match} says.
     *
     * @return null where any version will do: without the header, and with {@code *}
     * @throws ErrorResponseException 400 {@code unreadable-if-match} if it is no tag of ours
     */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) return null;
        var tag = TAG.matcher(ifMatch.strip());
        if (tag.matches()) return Long.valueOf(tag.group(1));
        throw Problems.problem(
                HttpStatus.BAD_REQUEST,
                "unreadable-if-match",
                Text.of("problem.unreadable-if-match"));
    }

    /**
     * A change that is laid over what is stored.
     *
     * @param <E> what it throws besides
     */
    @FunctionalInterface
    public interface Overlay<T, R, E extends Exception> {

        /**
         * Lays the change over what was read, and writes it.
         *
         * @param version that must be stored still; {@code changed-meanwhile} if it is not
         */
        R write(T stored, long version) throws E;
    }

    /**
     * Changes a part of something: reads it, lays the change over it, and writes the whole, if what
     * was read is stored still. A caller who named no version wants the change whatever else was
     * changed: then all is done anew with what is stored now, a few times. Not to be called in a
     * transaction.
     *
     * @param expected the version that the caller saw; null for any
     * @throws ErrorResponseException {@code changed-meanwhile}, as the overlay throws it, if the
     *     caller saw another version or others were faster each time
     */
    public static <T, R, E extends Exception> R change(
            @Nullable Long expected,
            Supplier<T> read,
            ToLongFunction<T> version,
            Overlay<T, R, E> overlay)
            throws E {
        for (var left = TRIES - 1; ; left--) {
            var stored = read.get();
            try {
                return overlay.write(
                        stored, expected == null ? version.applyAsLong(stored) : expected);
            } catch (ErrorResponseException refusal) {
                if (expected != null || left == 0 || !Problems.is(CHANGED, refusal)) throw refusal;
            }
        }
    }

    /**
     * 412: somebody else changed it meanwhile, and nothing was overwritten.
     *
     * @param what as for {@link Problems#notFound}
     */
    public static ErrorResponseException changed(String what) {
        return Problems.problem(
                HttpStatus.PRECONDITION_FAILED,
                CHANGED,
                Text.of("problem.changed-meanwhile", Problems.thing(what)));
    }
}
