package dev.marquee.platform.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an export.
 *
 * @param json null for what is not in its one spelling, or has members that it should not
 */
record Line(byte[] bytes, @Nullable JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern HEAD = Pattern.compile("\"prev_head\"\\s*:");
    private static final byte[] PUBLIC = "\"public\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ",\"type\":\"entry\"}".getBytes(StandardCharsets.US_ASCII);

    static Line of(byte[] bytes) {
        try {
            // Jackson first: it minds the depth
            var json = JSON.readTree(bytes);
            var same = json.isObject() && Arrays.equals(Canonical.bytes(bytes), bytes);
            return new Line(bytes, same ? json : null);
        } catch (JacksonException | IOException e) {
            return new Line(bytes, null);
        }
    }

    /** What it says it is; empty where nobody knows. */
    String type() {
        return json == null ? "" : json.path("type").asString("");
    }

    /** Whether it may have been a head once: it has the member that only heads have. */
    boolean looksLikeHead() {
        return HEAD.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
    }

    boolean hasOnly(Set<String> members) {
        return json != null && Set.copyOf(json.propertyNames()).equals(members);
    }

    /** The hash of an entry's public part, whose one spelling stands in the line's. */
    String publicHash() {
        var from = last(PUBLIC) + PUBLIC.length;
        return Canonical.hash(Canonical.ENTRY, bytes, from, bytes.length - END.length - from);
    }

    /** Within a text its quotes would have backslashes. */
    private int last(byte[] word) {
        for (var at = bytes.length - word.length; at > 0; at--)
            if (Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) return at;
        throw new IllegalStateException("an entry without its public part");
    }
}
