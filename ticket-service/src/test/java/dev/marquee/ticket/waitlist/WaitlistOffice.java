package dev.marquee.ticket.waitlist;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.checkout.engine.OfferPlaces;
import dev.marquee.ticket.inventory.Stocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The waiting lists of one replica, without the web and the worker around them. */
public final class WaitlistOffice {

    public final FollowOffers followOffers;
    public final CloseWaitlist closeWaitlist;
    private final ServeWaitlist serveWaitlist;
    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistSettings settings;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public WaitlistOffice(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        var client = JdbcClient.create(jdbc);
        var news = new WaitlistNews(new Outbox(jdbc, JsonMapper.shared(), clock, () -> {}));
        var signal = new WaitlistSignal();
        entries = new WaitingEntries(client);
        moves = new WaitingMoves(client, entries);
        settings = new WaitlistSettings(client);
        followOffers = new FollowOffers(client, entries, moves, news, signal);
        closeWaitlist = new CloseWaitlist(entries, moves, news, signal);
        serveWaitlist =
                new ServeWaitlist(
                        client,
                        transaction,
                        new Stocks(client),
                        entries,
                        moves,
                        settings,
                        new OfferTickets(
                                new OfferPlaces(jdbc, JsonMapper.shared(), clock),
                                moves,
                                new BookingHistory(client, List.of()),
                                news),
                        closeWaitlist,
                        news,
                        clock);
    }

    /** Somebody asks for a place, and does not confirm their address. */
    public long join(long event, @Nullable Long type, String email, int quantity) {
        var address = new EmailAddress(email);
        return inTransaction(() ->
                entries.add(event, type, quantity, "Ana", address, address, null, clock.instant())
                        .id());
    }

    /** The same, and confirms it. */
    public long waits(long event, @Nullable Long type, String email, int quantity) {
        var id = join(event, type, email, quantity);
        return inTransaction(() -> {
            moves.lock(event);
            moves.confirmed(entry(id), clock.instant());
            return id;
        });
    }

    /** Does not want what is offered, or waits no more. */
    public void leaves(long id) {
        inTransaction(() -> {
            moves.lock(entry(id).eventId());
            moves.end(entry(id), WaitingState.LEFT, null, clock.instant());
            return id;
        });
    }

    /** Offers what is free, as the worker does. */
    public int serve() {
        return serveWaitlist.handle();
    }

    public String state(long id) {
        return entry(id).state().word();
    }

    public List<String> states(List<Long> ids) {
        return ids.stream().map(this::state).toList();
    }

    /** The booking that holds what it is offered, or was. */
    public long booking(long id) {
        return Objects.requireNonNull(entry(id).offeredBookingId());
    }

    public int offered(long id) {
        return Objects.requireNonNull(entry(id).offeredQuantity());
    }

    /** Lets fewer than it wants pass, and keeps its place; what held them is over. */
    public void letsPass(long id) {
        inTransaction(() -> {
            moves.lock(entry(id).eventId());
            moves.letPass(entry(id));
            return id;
        });
        ranOut(id);
    }

    /** As if its offer had been made so much earlier. */
    public void ranOut(long id) {
        jdbc.update(
                "update booking set expires_at = ? where id = ?",
                ago(Duration.ofSeconds(1)),
                booking(id));
        jdbc.update(
                "update waiting_entry set offered_until = ? where id = ?",
                ago(Duration.ofSeconds(1)),
                id);
    }

    /** As if it had begun to wait for more so long ago. */
    public void waitedForMore(long id, Duration since) {
        jdbc.update("update waiting_entry set short_since = ? where id = ?", ago(since), id);
    }

    public void rules(long event, int offerHours, int patienceHours, Map<Long, Long> successors) {
        inTransaction(() -> {
            settings.save(
                    event,
                    new WaitlistRules(true, offerHours, patienceHours, successors),
                    clock.instant());
            return event;
        });
    }

    private Object ago(Duration time) {
        return Instant.now().minus(time).atOffset(ZoneOffset.UTC);
    }

    private WaitingEntry entry(long id) {
        return entries.find(id).orElseThrow();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
