package dev.marquee.platform.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a watcher knows everything: a mark of each source. It travels as the id of a message,
 * and comes back as {@code Last-Event-ID}, perhaps at another replica.
 */
final class Cursor {

    private static final int LONGEST = 500;
    private static final Pattern PAIR = Pattern.compile("([a-z-]{1,40}):([A-Za-z0-9-]{1,40})");

    private final Map<String, String> marks = new TreeMap<>();

    static Cursor none() {
        return new Cursor();
    }

    /** What cannot be read is left out: then everything is sent. */
    static Cursor read(@Nullable String text) {
        var cursor = new Cursor();
        if (text == null || text.length() > LONGEST) return cursor;
        for (var part : text.split("\\.")) {
            var pair = PAIR.matcher(part);
            if (pair.matches()) cursor.marks.put(pair.group(1), pair.group(2));
        }
        return cursor;
    }

    @Nullable String mark(String source) {
        return marks.get(source);
    }

    void advance(String source, String mark) {
        marks.put(source, mark);
    }

    String text() {
        var text = new StringBuilder();
        marks.forEach((source, mark) -> {
            if (!text.isEmpty()) text.append('.');
            text.append(source).append(':').append(mark);
        });
        return text.toString();
    }
}
