package dev.marquee.ticket.entry.live;

import dev.marquee.platform.live.LiveSource;
import dev.marquee.platform.live.Subject;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.live.TicketMarks;
import dev.marquee.ticket.live.Watchers;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of a door. The subject's part is the check-in list. */
@Component
class CounterSource implements LiveSource {

    private final Counters counters;
    private final DoorEvents events;
    private final EntryLists lists;
    private final TicketMarks marks;

    CounterSource(Counters counters, DoorEvents events, EntryLists lists, TicketMarks marks) {
        this.counters = counters;
        this.events = events;
        this.lists = lists;
        this.marks = marks;
    }

    @Override
    public String name() {
        return "counters";
    }

    @Override
    public Watchers audience() {
        return Watchers.DOOR;
    }

    @Override
    public Map<Subject, String> marks(Set<Subject> subjects) {
        return marks.of(subjects);
    }

    /** Nothing where the list has been removed meanwhile. */
    @Override
    public @Nullable Object read(Subject subject, @Nullable String since) {
        var event = events.find(subject.id()).orElse(null);
        var list = lists.find(subject.id(), subject.part()).orElse(null);
        return event == null || list == null ? null : counters.of(event, list);
    }
}
