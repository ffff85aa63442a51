package dev.marquee.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to something that exists, as the body of a request: what is absent stays as it is, what
 * is null is cleared, a list replaces the list (RFC 7396). {@link PatchReader} applies it.
 *
 * @param <T> how the whole thing is sent
 */
public final class MergePatch<T> {

    /** The media type of RFC 7396; plain JSON is read the same way. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectNode members;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    MergePatch(ObjectNode members) {
        this.members = members;
    }

    /**
     * The version that the caller saw, of things that have it among their fields; null if there is
     * none.
     */
    public @Nullable Long version() {
        var version = members.path("version");
        if (!version.isNumber() && !version.isString()) return null;
        var number = version.asLongOpt();
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    /** A copy, by the names that were sent. */
    ObjectNode members() {
        return members.deepCopy();
    }
}
