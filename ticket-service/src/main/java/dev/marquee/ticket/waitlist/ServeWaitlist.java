package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.waitlist.WaitlistPlan.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers what is free to those who wait for it. It looks without a lock first, so that an event
 * with nothing to offer costs bookings nothing; then it takes the event's inventory row, as
 * everyone does who changes stock, and looks again: of several replicas one makes an offer.
 */
@Component
public class ServeWaitlist {

    /** No more are offered in one transaction, so that no booking waits long for it. */
    private static final int PAGE = 50;

    private static final int MOST_WAITING = 10_000;
    private static final Logger log = LoggerFactory.getLogger(ServeWaitlist.class);

    private static final String DUE =
            """
            select i.event_id from inventory i join sale_terms s on s.event_id = i.event_id
            where i.event_id in (select event_id from inventory where wanted_any > 0 union select event_id from ticket_type where wanted > 0
                                 union select event_id from waiting_entry where together and state = 'waiting')
                  and (i.capacity > i.sold or s.starts_at <= :soon or s.status <> 'published')
            order by i.event_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Stocks stocks;
    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistSettings settings;
    private final OfferTickets offerTickets;
    private final CloseWaitlist closeWaitlist;
    private final WaitlistNews news;
    private final Clock clock;

    ServeWaitlist(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Stocks stocks,
            WaitingEntries entries,
            WaitingMoves moves,
            WaitlistSettings settings,
            OfferTickets offerTickets,
            CloseWaitlist closeWaitlist,
            WaitlistNews news,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stocks = stocks;
        this.entries = entries;
        this.moves = moves;
        this.settings = settings;
        this.offerTickets = offerTickets;
        this.closeWaitlist = closeWaitlist;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Serves all events whose lists are due now. An event for which that fails is left to the next
     * call, and keeps no other event waiting.
     *
     * @return how many entries something became of
     */
    public int handle() {
        int moved = 0;
        for (var event : due()) {
            try {
                moved += serve(event);
            } catch (DataAccessException e) {
                log.warn("the waiting list of event {} is not served yet", event, e);
            }
        }
        return moved;
    }

    private List<Long> due() {
        return jdbc.sql(DUE)
                .param(
                        "soon",
                        clock.instant().plus(WaitlistRules.BEFORE_THE_END).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    private int serve(long event) {
        int moved = 0;
        while (isDue(event)) {
            var page = transaction.execute(status -> page(event));
            if (page == null || page == 0) break;
            moved += page;
        }
        return moved;
    }

    private boolean isDue(long event) {
        var now = clock.instant();
        var stock = stock(event);
        return WaitlistRules.isOver(stock.terms(), now) || !steps(stock, Set.of(), now).isEmpty();
    }

    private int page(long event) {
        moves.lock(event);
        var now = clock.instant();
        var stock = stock(event);
        if (WaitlistRules.isOver(stock.terms(), now)) return closeWaitlist.waiting(event, now);
        Set<Long> passed = new HashSet<>();
        int moved = 0;
        var steps = steps(stock, passed, now).iterator();
        while (steps.hasNext() && moved < PAGE) {
            var step = steps.next();
            switch (take(step, stock, now)) {
                case GOES_ON -> moved++;
                case LOOK_AGAIN -> {
                    return moved + 1;
                }
                case NOTHING_FITS -> {
                    if (moved > 0 || !step.entry().together()) return moved;
                    passed.add(step.entry().id());
                    steps = steps(stock, passed, now).iterator();
                }
            }
        }
        return moved;
    }

    /** What becomes of the steps after one. */
    private enum Next {
        GOES_ON,
        LOOK_AGAIN,
        /**
         * What is free cannot be had by the list, as a seat for a wheelchair: nobody moves. Only a
         * group that waits for all its tickets at once lets those behind it have what is free.
         */
        NOTHING_FITS
    }

    private Next take(Step step, Stock stock, Instant now) {
        var entry = step.entry();
        return switch (step) {
            case Step.Begin begin -> {
                moves.waitsForMore(entry, now);
                yield Next.GOES_ON;
            }
            case Step.Change change -> {
                moves.waitsFor(entry, change.type(), now);
                yield Next.LOOK_AGAIN;
            }
            case Step.Offer offer -> {
                var refusal =
                        offerTickets.handle(
                                entry,
                                offer.lines(),
                                stock,
                                settings.of(entry.eventId()),
                                null,
                                now);
                if (refusal.isEmpty()) yield Next.GOES_ON;
                if (refusal.get().reason() == Refusal.Reason.SOLD_OUT) yield Next.NOTHING_FITS;
                passOver(entry, refusal.get(), now);
                yield Next.LOOK_AGAIN;
            }
        };
    }

    /** Nobody behind it waits because it cannot have what is free. */
    private void passOver(WaitingEntry entry, Refusal why, Instant now) {
        var quota = why.reason() == Refusal.Reason.QUOTA_EXCEEDED;
        if (!quota) log.warn("entry {} could not be offered tickets: {}", entry.id(), why);
        moves.end(entry, WaitingState.PASSED, quota ? "quota" : "not-possible", now);
        news.publish(WaitlistNews.Kind.PASSED, entry);
    }

    private List<Step> steps(Stock stock, Set<Long> passed, Instant now) {
        var event = stock.terms().eventId();
        var waiting =
                entries.waiting(event, MOST_WAITING).stream()
                        .filter(entry -> !passed.contains(entry.id()))
                        .toList();
        return WaitlistPlan.of(stock, waiting, settings.of(event), now);
    }

    private Stock stock(long event) {
        return stocks.find(String.valueOf(event)).orElseThrow();
    }
}
