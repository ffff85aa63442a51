package dev.marquee.ticket.demo;

import dev.marquee.ticket.checkout.engine.PastSales;
import dev.marquee.ticket.export.DemoExport;
import dev.marquee.ticket.fact.TellAgain;
import dev.marquee.ticket.ledger.ShowCounts;
import dev.marquee.ticket.receipt.MissingReceipts;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes up the sales of the demo events, each as soon as event-service has sent its terms. An
 * event's sales are booked together or not at all, and once only, however often the service starts.
 */
@Component
@Profile("demo")
class DemoSales {

    private static final Logger log = LoggerFactory.getLogger(DemoSales.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** How much of each event is sold, in percent. */
    static final Map<String, Integer> PERCENT_SOLD =
            Map.ofEntries(
                    Map.entry("EV01", 41),
                    Map.entry("EV02", 95),
                    Map.entry("EV03", 2),
                    Map.entry("EV04", 98),
                    Map.entry("EV05", 79),
                    Map.entry("EV07", 81),
                    Map.entry("EV08", 100),
                    Map.entry("EV09", 28),
                    Map.entry("EV10", 38),
                    Map.entry("EV11", 55),
                    Map.entry("EV12", 5),
                    Map.entry("EV14", 60),
                    Map.entry("EV15", 40),
                    Map.entry("EV16", 25),
                    Map.entry("EV17", 30),
                    Map.entry("EV18", 50));

    /** Shows everybody its counts. */
    private static final String COUNTED = "EV07";

    private final PastSales pastSales;
    private final DemoPayments payments;
    private final DemoSeller seller;
    private final DemoDoor door;
    private final DemoWaiting waiting;
    private final MissingReceipts missingReceipts;
    private final DemoOffers offers;
    private final ShowCounts showCounts;
    private final DemoExport demoExport;
    private final TellAgain tellAgain;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean closing;

    DemoSales(
            PastSales pastSales,
            DemoPayments payments,
            DemoSeller seller,
            DemoDoor door,
            DemoWaiting waiting,
            MissingReceipts missingReceipts,
            DemoOffers offers,
            ShowCounts showCounts,
            DemoExport demoExport,
            TellAgain tellAgain,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.pastSales = pastSales;
        this.payments = payments;
        this.seller = seller;
        this.door = door;
        this.waiting = waiting;
        this.missingReceipts = missingReceipts;
        this.offers = offers;
        this.showCounts = showCounts;
        this.demoExport = demoExport;
        this.tellAgain = tellAgain;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("demo-sales").start(this::work);
    }

    /** Not by interrupt, which closes H2's file. */
    @PreDestroy
    void close() {
        closing = true;
    }

    private void work() {
        var waiting = new HashMap<>(PERCENT_SOLD);
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!closing && System.nanoTime() < end) {
                waiting.entrySet().removeIf(event -> made(event.getKey(), event.getValue()));
                if (waiting.isEmpty()) return;
                Thread.sleep(LOOK_EVERY);
            }
            if (!closing) log.info("no demo sales for {}: they are not on sale", waiting.keySet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closing) log.error("the demo's sales cannot be made up", e);
        }
    }

    /** Whether the event has its made-up sales now; false while its terms are not here. */
    boolean made(String code, int percent) {
        if (closing) return false;
        var event = find(code);
        if (event.isEmpty()) return false;
        var plan = new DemoPlan(event.get());
        if (hasBookingOf(plan.firstBuyer().email().value(), event.get().id())) return true;
        var id = event.get().id();
        var sold =
                transaction.execute(status -> {
                    var booked =
                            pastSales.book(
                                    plan.sales(
                                            percent,
                                            clock.instant(),
                                            offers.make(code).orElse(null)));
                    payments.pay(id);
                    return booked;
                });
        seller.introduce(id);
        door.staff(id);
        door.open(id, code);
        if (code.equals(DemoWaiting.SOLD_OUT)) waiting.make(id, plan.nobodyYet());
        missingReceipts.issueAll();
        payments.askForRefunds(id);
        tellAgain.fromTheBeginning();
        if (code.equals(COUNTED)) showCounts.handle(id, true);
        if (code.equals(COUNTED)) demoExport.order(id);
        log.info("demo: {} bookings of {}", sold, code);
        return true;
    }

    private boolean hasBookingOf(String email, long event) {
        return jdbc.sql("select count(*) from booking where buyer_email = ? and event_id = ?")
                        .params(email, event)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<DemoEvent> find(String code) {
        return jdbc.sql(
                        "select event_id, code, starts_at, time_zone, quota from sale_terms where code = ? and status <> 'cancelled'")
                .param(code)
                .query((row, n) ->
                        new DemoEvent(
                                row.getLong("event_id"),
                                row.getString("code"),
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                ZoneId.of(row.getString("time_zone")),
                                row.getInt("quota"),
                                types(row.getLong("event_id"))))
                .optional();
    }

    private List<DemoEvent.Type> types(long event) {
        return jdbc.sql(
                        """
                        select y.id, case when y.pool is null then y.quantity else least(y.quantity, y.pool_quantity / p.types) end as quantity,
                            y.sold, y.max_per_booking
                        from ticket_type y left join (select event_id, pool, count(*) as types from ticket_type group by event_id, pool) p
                            on p.event_id = y.event_id and p.pool = y.pool
                        where y.event_id = ? order by y.position, y.id
                        """)
                .param(event)
                .query((row, n) ->
                        new DemoEvent.Type(
                                row.getLong("id"),
                                row.getInt("quantity"),
                                row.getInt("sold"),
                                row.getObject("max_per_booking", Integer.class)))
                .list();
    }
}
