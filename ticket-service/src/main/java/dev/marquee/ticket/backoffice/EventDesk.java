package dev.marquee.ticket.backoffice;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One event, as the staff looks at it. */
@Component
public class EventDesk {

    /**
     * An event with its stock.
     *
     * @param status as the state badges know it: sold_out too
     * @param sold live tickets, reserved ones included
     * @param used how many were admitted
     * @param waiting how many people wait for tickets
     * @param offered how many of the waiting list have an offer now
     * @param taken how many of it took one
     * @param seated whether tickets of it have seats
     */
    public record Opened(
            long id,
            String code,
            String name,
            String status,
            ZonedDateTime startsAt,
            String location,
            int capacity,
            int sold,
            int used,
            int noShows,
            int waiting,
            int offered,
            int taken,
            boolean seated) {

        public ZoneId zone() {
            return startsAt.getZone();
        }
    }

    /** What was sold of a ticket type. */
    @Schema(name = "SalesOfType")
    public record TypeSold(
            @Schema(example = "71") long id,
            @Schema(example = "Standing") String name,
            @Schema(description = "What a ticket costs now", example = "24.00") String price,
            @Schema(description = "How many may be live at once", example = "150") int quantity,
            @Schema(description = "Tickets that are valid or used", example = "120") int sold,
            @Schema(description = "Tickets that wait for their payment", example = "2")
                    int reserved,
            @Schema(
                            description =
                                    "Those of the sold ones that guests of the event have, who pay nothing",
                            example = "4")
                    int complimentary,
            @Schema(example = "2880.00") String revenue,
            @Schema(example = "EUR") String currency) {}

    private final JdbcClient jdbc;

    EventDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The event, by id or code.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none in this scope
     */
    public Opened open(Scope scope, String idOrCode) {
        var conditions = scope.conditions();
        if (idOrCode.matches("[0-9]{1,18}"))
            conditions.and("e.event_id = :event", "event", Long.valueOf(idOrCode));
        else conditions.and("e.code = :event", "event", idOrCode.toUpperCase(Locale.ROOT));
        return jdbc.sql(
                        """
                        select e.*, i.capacity, i.sold, i.seated,
                               (select count(*) from ticket t where t.event_id = e.event_id and t.status = 'used') as used,
                               (select count(*) from ticket t where t.event_id = e.event_id and t.status = 'issued' and t.no_show_at is not null) as no_shows,
                               (select count(*) from waiting_entry w where w.event_id = e.event_id and w.state = 'waiting') as waiting,
                               (select count(*) from waiting_entry w where w.event_id = e.event_id and w.state = 'offered') as offered,
                               (select count(*) from waiting_entry w where w.event_id = e.event_id and w.state = 'taken') as taken
                        from sale_terms e join inventory i on i.event_id = e.event_id %s
                        """
                                .formatted(conditions.where()))
                .params(conditions.parameters())
                .query(EventDesk::opened)
                .optional()
                .orElseThrow(() -> Problems.notFound("event"));
    }

    private static Opened opened(ResultSet row, int number) throws SQLException {
        var full = row.getInt("sold") >= row.getInt("capacity");
        var status = row.getString("status");
        return new Opened(
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                full && status.equals("published") ? "sold_out" : status,
                row.getObject("starts_at", OffsetDateTime.class)
                        .atZoneSameInstant(ZoneId.of(row.getString("time_zone"))),
                row.getString("location"),
                row.getInt("capacity"),
                row.getInt("sold"),
                row.getInt("used"),
                row.getInt("no_shows"),
                row.getInt("waiting"),
                row.getInt("offered"),
                row.getInt("taken"),
                row.getBoolean("seated"));
    }

    /** When the first booking of the event was made, whatever became of it. */
    public Optional<Instant> firstBooking(long event) {
        return jdbc.sql(
                        "select created_at from booking where event_id = ? order by event_id, created_at limit 1")
                .param(event)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What the event's ticket types are called, in their order. */
    public List<String> typeNames(long event) {
        return jdbc
                .sql("select name from ticket_type where event_id = ? order by position, id")
                .param(event)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** The event's ticket types, in their order, those no longer sold included. */
    public List<TypeSold> soldByType(long event) {
        return jdbc.sql(
                        """
                        select y.id, y.name, y.price_minor, y.quantity, e.currency,
                               coalesce(s.sold, 0) as sold, coalesce(s.reserved, 0) as reserved, coalesce(s.complimentary, 0) as complimentary,
                               coalesce(s.revenue, 0) as revenue
                        from ticket_type y join sale_terms e on e.event_id = y.event_id
                        left join (select t.ticket_type_id,
                                          sum(case when t.status = 'reserved' then 0 else 1 end) as sold,
                                          sum(case when t.status = 'reserved' then 1 else 0 end) as reserved,
                                          sum(case when t.status = 'reserved' then 0 else t.paid_minor end) as revenue,
                                          count(g.booking_id) as complimentary
                                   from ticket t left join staff_booking g on g.booking_id = t.booking_id and g.channel = 'guest_list'
                                   where t.event_id = :event and t.status <> 'cancelled'
                                   group by t.ticket_type_id) s on s.ticket_type_id = y.id
                        where y.event_id = :event order by y.position, y.id
                        """)
                .param("event", event)
                .query((row, n) -> {
                    var currency = row.getString("currency");
                    return new TypeSold(
                            row.getLong("id"),
                            row.getString("name"),
                            Money.text(row.getLong("price_minor"), currency),
                            row.getInt("quantity"),
                            row.getInt("sold"),
                            row.getInt("reserved"),
                            row.getInt("complimentary"),
                            Money.text(row.getLong("revenue"), currency),
                            currency);
                })
                .list();
    }
}
