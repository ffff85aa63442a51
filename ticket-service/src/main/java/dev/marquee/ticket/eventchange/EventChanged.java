package dev.marquee.ticket.eventchange;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.Owed;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells those who have tickets that their event is at another time or place. */
@Component
public class EventChanged {

    /** When and where it was going to be. */
    public record Before(
            Instant startsAt, @Nullable Instant endsAt, String timeZone, String location) {

        static Before of(SaleTerms terms) {
            return new Before(terms.startsAt(), terms.endsAt(), terms.timeZone(), terms.location());
        }
    }

    /** What is owed to each of them. */
    public record Fact(Before before) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public EventChanged(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Owes a mail to everybody who has tickets, reserved ones too, if there is anything to tell.
     */
    @EventListener
    public void tell(ListingUpdated listing) {
        var before = listing.before();
        var after = listing.after();
        if (Objects.equals(Before.of(before), Before.of(after))) return;
        var at = listing.at().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into outbox (topic, fact_key, payload, created_at, due_at)
                        select cast(:topic as varchar), b.id || cast(:version as varchar), cast(:payload as varchar),
                               cast(:at as timestamp with time zone), cast(:at as timestamp with time zone)
                        from booking b where b.event_id = :event and b.status in ('pending_payment', 'confirmed') order by b.id
                        """)
                .param("topic", Owed.EVENT_CHANGED)
                .param("version", ":" + after.version())
                .param("payload", json.writeValueAsString(new Fact(Before.of(before))))
                .param("at", at)
                .param("event", after.eventId())
                .update();
        jdbc.sql(
                        """
                        insert into booking_history (booking_id, at, actor, what)
                        select b.id, cast(:at as timestamp with time zone), cast(:actor as varchar), cast(:what as varchar)
                        from booking b where b.event_id = :event and b.status in ('pending_payment', 'confirmed') order by b.id
                        """)
                .param("at", at)
                .param("actor", Actor.EVENT.name())
                .param("what", BookingHistory.What.EVENT_CHANGED.word())
                .param("event", after.eventId())
                .update();
    }
}
