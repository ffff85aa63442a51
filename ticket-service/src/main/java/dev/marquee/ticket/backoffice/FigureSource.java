package dev.marquee.ticket.backoffice;

import dev.marquee.platform.live.LiveSource;
import dev.marquee.platform.live.Subject;
import dev.marquee.ticket.backoffice.EventDesk.Opened;
import dev.marquee.ticket.backoffice.EventDesk.TypeSold;
import dev.marquee.ticket.live.TicketMarks;
import dev.marquee.ticket.live.Watchers;
import dev.marquee.ticket.search.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of an event, for those who run it. */
@Component
class FigureSource implements LiveSource {

    /** Whoever watches may see this event; that was asked when the stream was opened. */
    private static final Scope ANY = new Scope(null);

    /**
     * @param sold live tickets, reserved ones included
     * @param used how many were admitted
     * @param waiting how many people wait for tickets
     * @param offered how many of the waiting list have an offer now
     */
    record Figures(
            long eventId,
            int capacity,
            int sold,
            int used,
            int noShows,
            int waiting,
            int offered,
            List<TypeSold> ticketTypes) {

        static Figures of(Opened event, List<TypeSold> types) {
            return new Figures(
                    event.id(),
                    event.capacity(),
                    event.sold(),
                    event.used(),
                    event.noShows(),
                    event.waiting(),
                    event.offered(),
                    types);
        }
    }

    private final EventDesk events;
    private final TicketMarks marks;

    FigureSource(EventDesk events, TicketMarks marks) {
        this.events = events;
        this.marks = marks;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public Watchers audience() {
        return Watchers.ORGANISERS;
    }

    @Override
    public Map<Subject, String> marks(Set<Subject> subjects) {
        return marks.of(subjects);
    }

    @Override
    public @Nullable Object read(Subject subject, @Nullable String since) {
        var event = events.open(ANY, String.valueOf(subject.id()));
        return Figures.of(event, events.soldByType(event.id()));
    }
}
