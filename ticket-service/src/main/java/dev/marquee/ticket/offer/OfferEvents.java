package dev.marquee.ticket.offer;

import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events that somebody may make offers for. */
@Component
class OfferEvents {

    /** An event on sale. */
    record Event(long eventId, String code, String name, String currency, long organizerId) {}

    /** One of its ticket types. */
    record Type(long id, String name, boolean needsCode) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OfferEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An event of theirs, or for an admin any. */
    Optional<Event> find(long id, Caller caller) {
        return jdbc.sql(
                        "select event_id, code, name, currency, organizer_id from sale_terms where event_id = ?")
                .param(id)
                .query(Event.class)
                .optional()
                .filter(event -> caller.has("ADMIN") || event.organizerId == caller.id());
    }

    /** Those to come, the next one first. */
    List<Event> toCome(Caller caller) {
        return jdbc
                .sql(
                        """
                        select event_id, code, name, currency, organizer_id from sale_terms
                        where status = 'published' and coalesce(ends_at, starts_at) > ? order by starts_at, event_id
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Event.class)
                .list()
                .stream()
                .filter(event -> caller.has("ADMIN") || event.organizerId == caller.id())
                .toList();
    }

    List<Type> types(long event) {
        return jdbc.sql(
                        "select id, name, needs_code from ticket_type where event_id = ? and quantity > 0 order by position, id")
                .param(event)
                .query(Type.class)
                .list();
    }

    /** What a ticket type costs that costs something, and how many of it a booking has at least. */
    record Price(long typeId, long minor, int minPerBooking) {}

    List<Price> prices(long event) {
        return jdbc.sql(
                        """
                        select id as type_id, coalesce(min_minor, price_minor) as minor, coalesce(min_per_booking, 1) as min_per_booking
                        from ticket_type where event_id = ? and quantity > 0 and coalesce(min_minor, price_minor) > 0 order by position, id
                        """)
                .param(event)
                .query(Price.class)
                .list();
    }
}
