package dev.marquee.ticket.eventchange;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyOfType;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.listing.ListingChange.ListingCompleted;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says, once, how an event that is completed went. */
@Component
public class EventCompleted {

    /** How an event went. The key is the event's id. */
    private static final String TOPIC = "event-completed";

    /**
     * The figures of that moment. What is only reserved was not sold.
     *
     * @param sold tickets that are not cancelled, used ones included
     * @param bookings those with such a ticket
     * @param revenue decimal, in {@code currency}: what was paid less what goes back
     * @param feesKept of the price of tickets that were given back
     */
    record Figures(
            long eventId,
            String code,
            String name,
            long organizerId,
            Instant startsAt,
            String timeZone,
            Instant completedAt,
            int capacity,
            int sold,
            int bookings,
            int cancelledTickets,
            int used,
            String revenue,
            String paid,
            String refunded,
            String feesKept,
            String currency,
            List<Type> ticketTypes) {

        /**
         * A kind of ticket.
         *
         * @param paid what was paid for all of them, given back or not
         */
        record Type(String name, String price, int quantity, int sold, String paid) {}
    }

    private record Count(
            int sold,
            int bookings,
            int cancelled,
            int used,
            long paidMinor,
            long refundedMinor,
            long feesMinor) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final MoneyFigures money;
    private final Clock clock;

    public EventCompleted(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Outbox outbox,
            MoneyFigures money,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.money = money;
        this.clock = clock;
    }

    /** For events that were completed before their figures were asked for. */
    @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void catchUp() {
        var events =
                jdbc.sql(
                                "select event_id from sale_terms where status = 'completed' and completed_at is null order by event_id")
                        .query(Long.class)
                        .list();
        for (var event : events) transaction.executeWithoutResult(status -> tell(event));
    }

    @EventListener
    public void tell(ListingCompleted listing) {
        tell(listing.eventId());
    }

    /** Owes the figures of a completed event, if they were not owed before. Locks its inventory. */
    public void tell(long event) {
        var capacity =
                jdbc.sql("select capacity from inventory where event_id = ? for update")
                        .param(event)
                        .query(Integer.class)
                        .single();
        var now = clock.instant();
        var isFirst =
                jdbc.sql(
                                "update sale_terms set completed_at = ? where event_id = ? and status = 'completed' and completed_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), event)
                        .update();
        if (isFirst == 1 && !isTest(event))
            outbox.publish(TOPIC, String.valueOf(event), figures(event, capacity, now));
    }

    /** Nothing of it counts, so there is nothing to report. */
    private boolean isTest(long event) {
        return jdbc.sql("select test_mode <> 'off' from sale_terms where event_id = ?")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    private Figures figures(long event, int capacity, Instant now) {
        var terms =
                jdbc.sql("select * from sale_terms where event_id = ?")
                        .param(event)
                        .query((row, n) -> SaleTerms.read(row))
                        .single();
        var count = count(event);
        return new Figures(
                event,
                terms.code(),
                terms.name(),
                terms.organizerId(),
                terms.startsAt(),
                terms.timeZone(),
                now,
                capacity,
                count.sold,
                count.bookings,
                count.cancelled,
                count.used,
                Money.text(count.paidMinor - count.refundedMinor, terms.currency()),
                Money.text(count.paidMinor, terms.currency()),
                Money.text(count.refundedMinor, terms.currency()),
                Money.text(count.feesMinor, terms.currency()),
                terms.currency(),
                types(event, terms.currency()));
    }

    private Count count(long event) {
        return jdbc.sql(
                        """
                        select count(case when status in ('issued', 'used') then 1 end) as sold,
                               count(distinct case when status in ('issued', 'used') then booking_id end) as bookings,
                               count(case when status = 'cancelled' then 1 end) as cancelled,
                               count(case when status = 'used' then 1 end) as used,
                               (select coalesce(sum(paid_minor), 0) from booking where event_id = :event) as paid_minor,
                               (select coalesce(sum(refunded_minor), 0) from booking where event_id = :event) as refunded_minor,
                               (select coalesce(sum(r.fee_kept_minor), 0) from refund r join booking b on b.id = r.booking_id
                                where b.event_id = :event and r.phase not in ('asked', 'refused')) as fees_minor
                        from ticket where event_id = :event
                        """)
                .param("event", event)
                .query((row, n) ->
                        new Count(
                                row.getInt("sold"),
                                row.getInt("bookings"),
                                row.getInt("cancelled"),
                                row.getInt("used"),
                                row.getLong("paid_minor"),
                                row.getLong("refunded_minor"),
                                row.getLong("fees_minor")))
                .single();
    }

    private List<Figures.Type> types(long event, String currency) {
        var paid =
                money.byTicketType(MoneyQuery.ofEvent(event)).stream()
                        .collect(Collectors.toMap(MoneyOfType::id, type -> type.money().paid()));
        return jdbc.sql(
                        """
                        select y.id, y.name, y.price_minor, y.quantity, count(t.id) as sold
                        from ticket_type y left join ticket t
                             on t.event_id = y.event_id and t.ticket_type_id = y.id and t.status in ('issued', 'used')
                        where y.event_id = ? and y.quantity > 0
                        group by y.id, y.name, y.price_minor, y.quantity, y.position order by y.position, y.id
                        """)
                .param(event)
                .query((row, n) ->
                        new Figures.Type(
                                row.getString("name"),
                                Money.text(row.getLong("price_minor"), currency),
                                row.getInt("quantity"),
                                row.getInt("sold"),
                                paid.getOrDefault(row.getLong("id"), Money.text(0, currency))))
                .list();
    }
}
