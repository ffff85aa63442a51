package dev.marquee.ticket.waitlist.chance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.ticket.listing.SaleTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many tickets came back in the last week before the events that an organiser has had at a
 * place. Nothing is said by few events or tickets. Whole bookings are counted that were good once:
 * single tickets that came back are not, so there are rather more.
 */
@Component
public class ReturnedTickets {

    private static final int FEW_EVENTS = 3;
    private static final int MOST_EVENTS = 20;
    private static final int FEW_TICKETS = 100;

    private static final String EVENTS =
            """
            select e.event_id from sale_terms e
            where e.organizer_id = :organizer and e.location = :location and e.status = 'completed' and e.test_mode = 'off' and e.starts_at < :now
            order by e.starts_at desc fetch first :most rows only
            """;

    private static final String TICKETS =
            """
            select coalesce(sum(b.quantity), 0) as sold,
                   coalesce(sum(case when b.cancelled_at < e.starts_at then b.quantity else 0 end), 0) as returned
            from booking b join sale_terms e on e.event_id = b.event_id
            where b.event_id in (:events) and e.test_mode = 'off' and b.status in ('confirmed', 'cancelled', 'refunded')
                  and (b.total_minor = 0 or b.paid_minor > 0)
                  and (b.cancelled_at is null or b.cancelled_at >= e.starts_at - interval '7' day)
            """;

    /**
     * What happened.
     *
     * @param perHundred how many of a hundred tickets came back
     * @param events how many events that is known by
     */
    @Schema(name = "ReturnedTickets")
    public record Returned(
            @Schema(example = "6") int perHundred, @Schema(example = "12") int events) {}

    private record Place(long organizer, String location) {}

    private record Tickets(long sold, long returned) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<Place, Optional<Returned>> known =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofHours(1)).build();

    public ReturnedTickets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before events of the same organiser at the same place; empty where too little is known. */
    public Optional<Returned> before(SaleTerms terms) {
        var place = new Place(terms.organizerId(), terms.location());
        var found = known.getIfPresent(place);
        if (found == null) {
            found = count(place);
            known.put(place, found);
        }
        return found;
    }

    private Optional<Returned> count(Place place) {
        if (place.location.isBlank()) return Optional.empty();
        var events =
                jdbc.sql(EVENTS)
                        .param("organizer", place.organizer)
                        .param("location", place.location)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("most", MOST_EVENTS)
                        .query(Long.class)
                        .list();
        if (events.size() < FEW_EVENTS) return Optional.empty();
        var tickets = tickets(events);
        if (tickets.sold < FEW_TICKETS) return Optional.empty();
        var perHundred = Math.round(100.0 * tickets.returned / tickets.sold);
        return Optional.of(new Returned((int) perHundred, events.size()));
    }

    private Tickets tickets(List<Long> events) {
        return jdbc.sql(TICKETS)
                .param("events", events)
                .query((row, n) -> new Tickets(row.getLong("sold"), row.getLong("returned")))
                .single();
    }
}
