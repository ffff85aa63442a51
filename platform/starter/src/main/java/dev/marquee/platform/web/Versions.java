package dev.marquee.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * Against lost updates, as RFC 9110 has it: an answer carries its version as {@code ETag}, and a
 * change that comes with {@code If-Match} is refused if the thing has changed since.
 */
public final class Versions {

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
                "If-Match must be the ETag of an earlier answer, such as \"7\".");
    }

    /**
     * 412: somebody else changed it meanwhile, and nothing was overwritten.
     *
     * @param what event, customer …
     */
    public static ErrorResponseException changed(String what) {
        return Problems.problem(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "The %s has changed since you read it. Read it again, then repeat your change."
                        .formatted(what));
    }
}
