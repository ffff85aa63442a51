package dev.marquee.platform.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source that says what has changed, and not all there is, as seats do. */
class FakeSeats implements LiveSource {

    /** Who watches in tests. */
    static final Audience VISITORS = new Audience() {};

    static final Audience STAFF = new Audience() {};

    private final Map<Long, List<String>> taken = new HashMap<>();
    private final Map<Long, Integer> marked = new HashMap<>();
    private boolean away;

    synchronized void take(long event, String seat) {
        taken.computeIfAbsent(event, it -> new ArrayList<>()).add(seat);
    }

    synchronized void goAway(boolean away) {
        this.away = away;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public Audience audience() {
        return VISITORS;
    }

    @Override
    public synchronized Map<Subject, String> marks(Set<Subject> subjects) {
        if (away) throw new IllegalStateException("the database is away");
        var marks = new HashMap<Subject, String>();
        for (var subject : subjects)
            if (taken.containsKey(subject.id()))
                marks.put(subject, String.valueOf(mark(subject.id())));
        return marks;
    }

    /** What is taken after it is told with the next one. */
    private int mark(long event) {
        marked.put(event, taken.get(event).size());
        return marked.get(event);
    }

    @Override
    public synchronized @Nullable Object read(Subject subject, @Nullable String since) {
        var all = taken.get(subject.id()).subList(0, marked.get(subject.id()));
        var from = since == null ? all.size() : Integer.parseInt(since);
        return Map.of("seq", all.size(), "taken", List.copyOf(all.subList(from, all.size())));
    }
}
