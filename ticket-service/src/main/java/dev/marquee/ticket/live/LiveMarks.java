package dev.marquee.ticket.live;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.live.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes marks of events out of what rows say, whatever that is. */
public final class LiveMarks {

    private static final int LENGTH = 16;

    private final Map<Long, StringBuilder> seen = new HashMap<>();

    public static Set<Long> events(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::id).collect(Collectors.toSet());
    }

    /** Adds a row of an event; the order of its rows counts. */
    public void add(long event, Object... columns) {
        var text = seen.computeIfAbsent(event, it -> new StringBuilder());
        for (var column : columns) text.append(column).append(';');
    }

    /** The marks of those of these subjects whose events have rows. */
    public Map<Subject, String> of(Collection<Subject> subjects) {
        var marks = new HashMap<Subject, String>();
        for (var subject : subjects) {
            var text = seen.get(subject.id());
            if (text != null) marks.put(subject, Sha256.of(text.toString()).substring(0, LENGTH));
        }
        return marks;
    }
}
