package dev.marquee.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
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

    /** A copy, by the names that were sent. */
    ObjectNode members() {
        return members.deepCopy();
    }
}
