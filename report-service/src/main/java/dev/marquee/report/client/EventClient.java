package dev.marquee.report.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Events, which are event-service's. */
@HttpExchange("/api/events")
public interface EventClient {

    /**
     * What is said about an event here.
     *
     * @param testMode off, unless it is only tried out; null from an older event-service
     * @param ticketTypes with their names, which are not in lists of every service
     */
    record Event(
            long id,
            String code,
            String name,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            String timeZone,
            long organizerId,
            String status,
            int totalTickets,
            int bookedCount,
            @Nullable String testMode,
            @Nullable String category,
            @Nullable List<TicketType> ticketTypes) {

        /** The same with the tickets that not everybody is told of. */
        public Event of(int total, int booked) {
            return new Event(
                    id,
                    code,
                    name,
                    startsAt,
                    endsAt,
                    timeZone,
                    organizerId,
                    status,
                    total,
                    booked,
                    testMode,
                    category,
                    ticketTypes);
        }

        /** Taken, in percent. */
        public int percent() {
            return totalTickets == 0 ? 0 : Math.round(bookedCount * 100f / totalTickets);
        }

        /** Whether buyers can find it. */
        public boolean onSale() {
            return (status.equals("published") || status.equals("sold_out"))
                    && (testMode == null || testMode.equals("off"));
        }

        public boolean isDraft() {
            return status.equals("draft");
        }

        public boolean isCompleted() {
            return status.equals("completed");
        }
    }

    /** A kind of ticket. */
    record TicketType(long id, String name) {}

    /**
     * A page of events.
     *
     * @param total of all pages
     */
    record Events(List<Event> items, long total) {}

    /**
     * The caller's own events; an admin's are all.
     *
     * @param status a state, or "all"
     * @param from the earliest start
     * @param to the latest start
     */
    @GetExchange
    Events list(
            @RequestParam String status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam String sort,
            @RequestParam int size);

    @GetExchange("/{idOrCode}")
    Event get(@PathVariable String idOrCode);
}
