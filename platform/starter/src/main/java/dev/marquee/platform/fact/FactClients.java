package dev.marquee.platform.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What a service that tells figures needs of other services; ticket-service tells its own. */
public final class FactClients {

    private FactClients() {}

    /** Events, at ticket-service. */
    @HttpExchange("/internal/audiences")
    public interface Events {

        /** Those of these ids that are or were on sale. */
        @GetExchange("/events")
        List<Event> find(@RequestParam List<Long> ids);
    }

    /**
     * An event.
     *
     * @param test whether it is only tried out, so that nothing of it counts; null from an older
     *     ticket-service
     */
    public record Event(long id, long organizerId, String timeZone, @Nullable Boolean test) {

        /** Whether what happened to it counts; nothing does that may be only tried out. */
        public boolean counts() {
            return Boolean.FALSE.equals(test);
        }
    }

    /** Whoever counts: report-service. */
    @HttpExchange("/internal/facts")
    public interface Reports {

        /** Counts these, each once; all or none. Repeats are harmless. */
        @PostExchange
        void tell(@RequestBody Facts facts);
    }

    /** What is told at once. */
    public record Facts(Instant toldAt, List<Fact> facts) {}

    /**
     * Something that happened.
     *
     * @param id the same whenever it is told
     * @param organizerId 0 for nobody's
     * @param eventId 0 for none
     * @param zone of the event
     * @param qty how many it is about
     */
    public record Fact(
            String id,
            String kind,
            Instant at,
            long organizerId,
            long eventId,
            @Nullable String zone,
            long qty,
            Map<String, String> dims) {}
}
