package dev.marquee.ticket.checkout.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.CancelTicket;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.booking.CorrectBuyer;
import dev.marquee.ticket.booking.ResendConfirmation;
import dev.marquee.ticket.booking.VoidTickets;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.consent.Consents;
import dev.marquee.ticket.erasure.EraseBuyer;
import dev.marquee.ticket.eventchange.CancelBookingsOfEvent;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.eventchange.EventCompleted;
import dev.marquee.ticket.eventchange.PagedChange;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.hold.ExpireReservations;
import dev.marquee.ticket.inventory.QuotaTransfer;
import dev.marquee.ticket.inventory.ReleaseInventory;
import dev.marquee.ticket.listing.ChangeSaleTerms;
import dev.marquee.ticket.listing.ListingChange;
import dev.marquee.ticket.listing.ListingChange.ListingCancelled;
import dev.marquee.ticket.listing.ListingChange.ListingCompleted;
import dev.marquee.ticket.listing.ListingChange.ListingGoesLive;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import dev.marquee.ticket.listing.Pool;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.SaleTermsPush;
import dev.marquee.ticket.listing.SeatPlans;
import dev.marquee.ticket.listing.TermsOfTypes;
import dev.marquee.ticket.listing.TypePricing;
import dev.marquee.ticket.offer.ReleaseOffers;
import dev.marquee.ticket.seating.ChangeSeating;
import dev.marquee.ticket.seating.MoveSeats;
import dev.marquee.ticket.seating.SeatingTerms;
import dev.marquee.ticket.testmode.DeleteTestBookings;
import dev.marquee.ticket.testmode.TestBookings;
import dev.marquee.ticket.waitlist.WaitlistOffice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One replica of the selling, without the web around it: an engine, cancelling and sale terms on a
 * database. Several may share a database.
 */
public final class BoxOffice implements AutoCloseable {

    static final BookingSettings SETTINGS =
            new BookingSettings(2, 2048, 256, Duration.ofSeconds(20), false, null);

    /** How the engine reaches the database. */
    private record Side(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Runnable closing) {}

    private static final AtomicLong EVENTS = new AtomicLong();

    public final BookingSettings settings;
    final HikariDataSource database;
    public final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final BookingEngine engine;
    final CancelBooking cancelBooking;
    final CancelTicket cancelTicket;
    final ConfirmBooking confirmBooking;
    final EraseBuyer eraseBuyer;
    final CorrectBuyer correctBuyer;
    final ExpireReservations expireReservations;

    /** Its waiting lists. */
    public final WaitlistOffice list;

    private final AtomicReference<String> plan = new AtomicReference<>();
    final AtomicInteger wakes = new AtomicInteger();
    private final ChangeSaleTerms changeSaleTerms;
    private final CancelBookingsOfEvent cancelBookingsOfEvent;
    private final EventChanged eventChanged;
    private final DeleteTestBookings deleteTestBookings;
    private final Runnable closing;

    private BoxOffice(
            String url,
            BookingSettings settings,
            Function<HikariDataSource, Side> side,
            Runnable booked,
            MeterRegistry metrics) {
        this.settings = settings;
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(32);
        config.setMinimumIdle(1);
        database = new HikariDataSource(config);
        jdbc = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var clock = Clock.systemUTC();
        var client = JdbcClient.create(jdbc);
        var engineSide = side.apply(database);
        closing = engineSide.closing;
        engine =
                BookingEngine.create(
                        settings,
                        engineSide.jdbc,
                        engineSide.transactions,
                        JsonMapper.shared(),
                        clock,
                        () -> {
                            wakes.incrementAndGet();
                            booked.run();
                        },
                        new EngineMetrics(metrics));
        var change =
                new BookingChange(
                        client, transaction, new Bookings(client, Languages.onlyEnglish()), clock);
        var history = new BookingHistory(client, List.of());
        var outbox = new Outbox(jdbc, JsonMapper.shared(), clock, () -> {});
        var events = new BookingEvents(outbox, JsonMapper.shared());
        list = new WaitlistOffice(jdbc, transaction, clock);
        var voidTickets =
                new VoidTickets(
                        client,
                        new ReleaseInventory(client, jdbc),
                        new ReleaseOffers(client, jdbc),
                        events,
                        list.followOffers,
                        new MoveSeats(client));
        cancelBooking = new CancelBooking(client, change, voidTickets, history, events);
        confirmBooking =
                new ConfirmBooking(
                        client,
                        change,
                        history,
                        events,
                        (booking, method, now) -> {},
                        (booking, now) -> {},
                        list.followOffers);
        var quotas = new QuotaTransfer(client);
        eraseBuyer = new EraseBuyer(client, quotas, Mockito.mock(Consents.class));
        correctBuyer = new CorrectBuyer(client, change, quotas, history, events, settings);
        expireReservations =
                new ExpireReservations(client, transaction, voidTickets, history, events, clock);
        cancelTicket =
                new CancelTicket(
                        change,
                        cancelBooking,
                        new ResendConfirmation(client, change, history, events),
                        voidTickets,
                        history);
        var pages = new PagedChange(client, transaction, history, clock);
        cancelBookingsOfEvent =
                new CancelBookingsOfEvent(
                        client,
                        pages,
                        voidTickets,
                        (bookings, now) -> {},
                        events,
                        outbox,
                        JsonMapper.shared());
        eventChanged = new EventChanged(pages, events, outbox, JsonMapper.shared());
        var eventCompleted =
                new EventCompleted(
                        client, transaction, outbox, new MoneyFigures(client, clock), clock);
        deleteTestBookings =
                new DeleteTestBookings(
                        new TestBookings(client, voidTickets, clock), transaction, outbox, clock);
        var seating = new ChangeSeating(client, JsonMapper.shared(), new MoveSeats(client));
        changeSaleTerms =
                new ChangeSaleTerms(
                        client,
                        transaction,
                        new TermsOfTypes(client),
                        seating,
                        new SeatPlans(seating, (id, version) -> plan.get()),
                        listing -> {
                            switch ((ListingChange) listing) {
                                case ListingUpdated updated -> {
                                    list.closeWaitlist.updated(updated);
                                    eventChanged.begin(updated);
                                }
                                case ListingCompleted completed -> eventCompleted.tell(completed);
                                case ListingGoesLive live -> deleteTestBookings.begin(live);
                                case ListingCancelled cancelled -> {
                                    list.closeWaitlist.cancelled(cancelled);
                                    cancelBookingsOfEvent.begin(cancelled);
                                }
                            }
                        },
                        clock);
        engine.start();
    }

    /** Opens on a database that has its tables, or gets them now. */
    public static BoxOffice open(String url) {
        return open(url, SETTINGS);
    }

    public static BoxOffice open(String url, BookingSettings settings) {
        return open(url, settings, JdbcTransactionManager::new, () -> {});
    }

    /** Whose engine has connections of its own, and waits no longer than in a running service. */
    static BoxOffice openBounded(String url, BookingSettings settings) {
        return new BoxOffice(
                url,
                settings,
                database -> {
                    var own = EngineDatabase.of(database, settings.lanes());
                    return new Side(own.jdbc(), own.transactions(), own::close);
                },
                () -> {},
                new SimpleMeterRegistry());
    }

    /** Whose engine counts in this registry. */
    static BoxOffice openCounted(String url, MeterRegistry metrics) {
        return open(url, SETTINGS, JdbcTransactionManager::new, () -> {}, metrics);
    }

    /** Whose engine commits by a manager of the test's, and does what the test says after it. */
    public static BoxOffice open(
            String url,
            BookingSettings settings,
            Function<DataSource, JdbcTransactionManager> commits,
            Runnable booked) {
        return open(url, settings, commits, booked, new SimpleMeterRegistry());
    }

    private static BoxOffice open(
            String url,
            BookingSettings settings,
            Function<DataSource, JdbcTransactionManager> commits,
            Runnable booked,
            MeterRegistry metrics) {
        var vendor = url.startsWith("jdbc:h2") ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/outbox", "db/migration", "db/" + vendor)
                .load()
                .migrate();
        return new BoxOffice(
                url,
                settings,
                database -> new Side(new JdbcTemplate(database), commits.apply(database), () -> {}),
                booked,
                metrics);
    }

    /** Puts a new event on sale with the seats of a plan whose section s is its one type. */
    long onSaleWithSeats(String json, int quota) {
        plan.set(json);
        var event = EVENTS.incrementAndGet();
        var p = push(event, 1, quota, 1);
        changeSaleTerms.handle(
                new SaleTermsPush(
                        p.eventId(),
                        p.code(),
                        p.version(),
                        p.name(),
                        p.startsAt(),
                        p.endsAt(),
                        p.timeZone(),
                        p.location(),
                        p.organizerId(),
                        p.quota(),
                        p.status(),
                        p.currency(),
                        p.ticketTypes(),
                        p.payment(),
                        p.holders(),
                        p.test(),
                        p.testEmail(),
                        new SeatingTerms(1, 1, Map.of("s", p.ticketTypes().getFirst().id())),
                        null));
        return event;
    }

    /** Puts a new event with one ticket type on sale. */
    public long onSale(int capacity, int quota) {
        var event = EVENTS.incrementAndGet();
        changeSaleTerms.handle(push(event, 1, quota, capacity));
        return event;
    }

    /** The same, with a quota of the type beside that of the event. */
    public long onSale(int capacity, int quota, int typeQuota) {
        var event = EVENTS.incrementAndGet();
        var p = push(event, 1, quota, capacity);
        var type = p.ticketTypes().getFirst();
        changeSaleTerms.handle(
                with(
                        p,
                        new SaleTermsPush.Type(
                                type.id(),
                                type.name(),
                                0,
                                capacity,
                                0,
                                null,
                                null,
                                typeQuota,
                                TypePricing.PLAIN,
                                null)));
        return event;
    }

    /**
     * Puts a new event on sale with two types that share a pool, and a third one with places of its
     * own.
     */
    long onSaleSharing(int pool, int others) {
        var event = EVENTS.incrementAndGet();
        changeSaleTerms.handle(sharing(event, 1, pool, others));
        return event;
    }

    /** What event-service says of such an event. */
    static SaleTermsPush sharing(long event, long version, int pool, int others) {
        var p = push(event, version, 4, pool, pool, others);
        var hall = new Pool("Hall", pool);
        var types = new ArrayList<SaleTermsPush.Type>();
        for (var type : p.ticketTypes()) types.add(types.size() < 2 ? in(hall, type) : type);
        return with(p, p.status(), types);
    }

    private static SaleTermsPush.Type in(Pool pool, SaleTermsPush.Type type) {
        return new SaleTermsPush.Type(
                type.id(),
                type.name(),
                type.priceMinor(),
                type.quantity(),
                type.position(),
                type.saleStartsAt(),
                type.saleEndsAt(),
                type.quota(),
                type.pricing(),
                type.needsCode(),
                pool);
    }

    private static SaleTermsPush with(SaleTermsPush p, SaleTermsPush.Type type) {
        return with(p, p.status(), List.of(type));
    }

    /** The event is off. */
    static SaleTermsPush cancelled(SaleTermsPush p) {
        return with(p, SaleTerms.Status.CANCELLED, p.ticketTypes());
    }

    private static SaleTermsPush with(
            SaleTermsPush p, SaleTerms.Status status, List<SaleTermsPush.Type> types) {
        return new SaleTermsPush(
                p.eventId(),
                p.code(),
                p.version(),
                p.name(),
                p.startsAt(),
                p.endsAt(),
                p.timeZone(),
                p.location(),
                p.organizerId(),
                p.quota(),
                status,
                p.currency(),
                types,
                p.payment(),
                p.holders(),
                p.test(),
                p.testEmail());
    }

    public Checkout checkout() {
        return engine;
    }

    /** Takes over the terms, and goes on as the relay would until all that follows is done. */
    void change(SaleTermsPush push) {
        changeSaleTerms.handle(push);
        while (cancelBookings() || deliver(eventChanged)) {}
    }

    /** Takes over the terms, as a service does that is killed right after that. */
    void changeOnly(SaleTermsPush push) {
        changeSaleTerms.handle(push);
    }

    /** Delivers what is owed to the bookings of cancelled events; whether there was anything. */
    boolean cancelBookings() {
        return deliver(cancelBookingsOfEvent);
    }

    private boolean deliver(MessageHandler handler) {
        var facts =
                jdbc.query(
                        "select * from outbox where topic = ? and due_at is not null order by id",
                        (row, n) ->
                                new OutboxMessage(
                                        row.getLong("id"),
                                        row.getString("topic"),
                                        row.getString("fact_key"),
                                        row.getString("payload"),
                                        Instant.now(),
                                        0),
                        handler.topic());
        try {
            handler.deliver(facts);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        for (var fact : facts)
            jdbc.update(
                    "update outbox set due_at = null, delivered_at = created_at where id = ?",
                    fact.id());
        return !facts.isEmpty();
    }

    /** What event-service says of an event with types of these quantities. */
    static SaleTermsPush push(long event, long version, int quota, int... quantities) {
        var types = new ArrayList<SaleTermsPush.Type>();
        for (var quantity : quantities)
            types.add(
                    new SaleTermsPush.Type(
                            event * 10 + types.size(),
                            "Standing",
                            0,
                            quantity,
                            types.size(),
                            null,
                            null,
                            null,
                            TypePricing.PLAIN,
                            null));
        return new SaleTermsPush(
                event,
                "EV" + event,
                version,
                "An evening",
                Instant.now().plus(Duration.ofDays(30)),
                null,
                "Europe/Lisbon",
                "Riverside Stage",
                2,
                quota,
                SaleTerms.Status.PUBLISHED,
                "EUR",
                types,
                null,
                null,
                null,
                null);
    }

    Verdict book(long event, String email, int quantity) {
        return engine.book(Examples.purchase(event, email, quantity));
    }

    /** Of its type of that index. */
    Verdict bookType(long event, int type, String email, int quantity) {
        return engine.book(
                Examples.purchase(
                        event, email, null, new Purchase.Line(event * 10 + type, quantity)));
    }

    Verdict book(long event, String email, int quantity, @Nullable RequestKey key) {
        return engine.book(Examples.purchase(event, email, key, new Purchase.Line(null, quantity)));
    }

    /** Gives a booking another address, if that may have its tickets. */
    public boolean correct(long booking, String email) {
        var buyer = new CorrectBuyer.Buyer("Ana", new EmailAddress(email), null);
        try {
            correctBuyer.handle(booking, before -> buyer, new Actor("Olga", true));
            return true;
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return false;
        }
    }

    int live(long event) {
        return count(
                "select count(*) from ticket where status <> 'cancelled' and event_id = ?", event);
    }

    int sold(long event) {
        return count("select sold from inventory where event_id = ?", event);
    }

    public int count(String sql, Object... parameters) {
        return jdbc.queryForObject(sql, Integer.class, parameters);
    }

    public List<Long> bookingsOf(long event) {
        return jdbc.queryForList("select id from booking where event_id = ?", Long.class, event);
    }

    @Override
    public void close() {
        engine.stop();
        closing.run();
        database.close();
    }
}
