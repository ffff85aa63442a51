package dev.marquee.ticket.seatmap;

import dev.marquee.platform.live.LiveSource;
import dev.marquee.platform.live.Subject;
import dev.marquee.ticket.live.LiveMarks;
import dev.marquee.ticket.live.Watchers;
import dev.marquee.ticket.seating.ReadSeats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which seats were taken and given back, for everybody who looks at a hall. */
@Component
class SeatSource implements LiveSource {

    /**
     * What has changed.
     *
     * @param version another one than the watcher's means: read all again
     * @param since the seq after which this is all that has changed
     * @param seq the one up to which this is known
     */
    record Change(int version, long since, long seq, List<String> taken, List<String> freed) {}

    private record State(long eventId, int version, long seq) {

        String mark() {
            return version + "-" + seq;
        }
    }

    private final JdbcClient jdbc;
    private final ReadSeats seats;

    SeatSource(JdbcClient jdbc, ReadSeats seats) {
        this.jdbc = jdbc;
        this.seats = seats;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public Watchers audience() {
        return Watchers.EVERYBODY;
    }

    @Override
    public Map<Subject, String> marks(Set<Subject> subjects) {
        var states = new HashMap<Long, State>();
        for (var state : states(LiveMarks.events(subjects))) states.put(state.eventId, state);
        var marks = new HashMap<Subject, String>();
        for (var subject : subjects) {
            var state = states.get(subject.id());
            if (state != null) marks.put(subject, state.mark());
        }
        return marks;
    }

    private List<State> states(Set<Long> events) {
        return jdbc.sql(
                        "select event_id, version, seq from seating where event_id in (:events) and not removed")
                .param("events", events)
                .query(State.class)
                .list();
    }

    /** Who knows nothing, or another hall, is told the number alone: the seats are read apart. */
    @Override
    public @Nullable Object read(Subject subject, @Nullable String since) {
        var states = states(Set.of(subject.id()));
        if (states.isEmpty()) return null;
        var state = states.getFirst();
        var known = since == null ? -1 : known(since, state.version);
        if (known < 0) return new Change(state.version, state.seq, state.seq, List.of(), List.of());
        var changes = seats.since(subject.id(), known);
        return new Change(state.version, known, state.seq, changes.taken(), changes.freed());
    }

    private static long known(String mark, int version) {
        if (!mark.matches("[0-9]{1,9}-[0-9]{1,18}")) return -1;
        var parts = mark.split("-");
        return Integer.parseInt(parts[0]) == version ? Long.parseLong(parts[1]) : -1;
    }
}
