package dev.marquee.ticket.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source that says what has changed, and not all there is, as seats do. */
class FakeSeats implements LiveSource {

    private final Map<Long, List<String>> taken = new HashMap<>();
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
        return Audience.EVERYBODY;
    }

    @Override
    public synchronized Map<Subject, String> marks(Set<Subject> subjects) {
        if (away) throw new IllegalStateException("the database is away");
        var marks = new HashMap<Subject, String>();
        for (var subject : subjects)
            if (taken.containsKey(subject.event()))
                marks.put(subject, String.valueOf(taken.get(subject.event()).size()));
        return marks;
    }

    @Override
    public synchronized @Nullable Object read(Subject subject, @Nullable String since) {
        var all = taken.get(subject.event());
        var from = since == null ? all.size() : Integer.parseInt(since);
        return Map.of("seq", all.size(), "taken", List.copyOf(all.subList(from, all.size())));
    }
}
