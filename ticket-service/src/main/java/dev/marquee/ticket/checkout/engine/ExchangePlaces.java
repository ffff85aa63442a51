package dev.marquee.ticket.checkout.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.MoveSeats;
import dev.marquee.ticket.seating.Seat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exchanges places of one event for places of another type, when staff change tickets. Stock and
 * quotas decide as for every purchase; a type's sale window, its code and its numbers per booking
 * bind buyers alone.
 */
@Component
public class ExchangePlaces {

    private record Decided(Decisions.Known known, Decisions.Outcome outcome, boolean seated) {}

    private final JdbcTemplate jdbc;
    private final BatchReader reader;
    private final MoveSeats seats;
    private final Clock clock;

    public ExchangePlaces(JdbcTemplate jdbc, JsonMapper json, Clock clock, MoveSeats seats) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.reader = new BatchReader(json);
        this.clock = clock;
    }

    /**
     * Why tickets of a booking could not have another type now; nothing is changed.
     *
     * @param booking whose event's inventory is locked in the caller's transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> refusal(Booking booking, List<Ticket> tickets, long type) {
        return run(booking, tickets, type, false);
    }

    /**
     * Puts the places of these tickets back on sale, and takes as many of another type; or does
     * nothing. The tickets themselves stay as they are, with their numbers.
     *
     * @param booking whose event's inventory is locked in the caller's transaction
     * @param tickets live ones of the booking, none of that type
     * @return why not, or empty if it is done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> handle(Booking booking, List<Ticket> tickets, long type) {
        return run(booking, tickets, type, true);
    }

    private Optional<Refusal> run(
            Booking booking, List<Ticket> tickets, long type, boolean writes) {
        var purchase = purchase(booking, booking.event().eventId(), type, tickets.size());
        var back =
                tickets.stream()
                        .collect(groupingBy(Ticket::ticketTypeId, TreeMap::new, counting()));
        ConnectionCallback<Verdict> exchanging =
                connection -> {
                    var decided = decide(connection, purchase, tickets, back);
                    var verdict = decided.outcome.verdicts().getFirst();
                    if (writes && verdict instanceof Verdict.Booked(var taken)) {
                        CountsWriter.write(connection, decided.known, decided.outcome);
                        if (decided.seated) sit(purchase.eventId(), tickets, taken.tickets());
                    }
                    return verdict;
                };
        if (jdbc.execute(exchanging) instanceof Verdict.Refused(var refusal))
            return Optional.of(refusal);
        if (writes) countBack(purchase, back);
        return Optional.empty();
    }

    /** What staff take for the buyer of a booking: a reservation without an end. */
    static Purchase purchase(Booking booking, long event, long type, int quantity) {
        return new Purchase(
                event,
                List.of(new Line(type, quantity)),
                new Buyer(
                        booking.buyerName(),
                        booking.buyerEmail(),
                        booking.buyerPhone(),
                        booking.accountId()),
                booking.quotaEmail(),
                null,
                true,
                null,
                null,
                new OfferClaim.Again(null));
    }

    /** As if the tickets had been given back just before. */
    private Decided decide(
            Connection connection, Purchase purchase, List<Ticket> tickets, Map<Long, Long> back)
            throws SQLException {
        var read = reader.read(connection, List.of(purchase), clock.instant());
        var stock = read.stocks().get(purchase.eventId());
        var held = new HashMap<>(read.held());
        held.computeIfPresent(purchase.buyerOfEvent(), (buyer, n) -> n - purchase.quantity());
        var stocks = new HashMap<>(read.stocks());
        if (stock != null)
            stocks.put(
                    purchase.eventId(),
                    released(stock, back, read.held().getOrDefault(purchase.buyerOfEvent(), 0)));
        var before =
                new Decisions.Known(
                        read.now(),
                        stocks,
                        held,
                        read.heldOfType(),
                        read.answers(),
                        read.offers(),
                        freed(read.seats(), tickets));
        var outcome = Decisions.decide(before, List.of(purchase), () -> 0L);
        return new Decided(
                read, numbersKept(outcome, read, purchase.eventId()), !read.seats().isEmpty());
    }

    /** As if nobody sat where these tickets sit. */
    private static Map<Long, FreeSeats> freed(Map<Long, FreeSeats> seats, List<Ticket> tickets) {
        var ids =
                tickets.stream().map(Ticket::seat).filter(Objects::nonNull).map(Seat::id).toList();
        var freed = new HashMap<>(seats);
        freed.replaceAll((event, free) -> free.without(ids));
        return freed;
    }

    /** Each ticket where its new place is. */
    private void sit(long event, List<Ticket> tickets, List<Ticket> taken) {
        var places = new LinkedHashMap<Long, @Nullable Seat>();
        for (int n = 0; n < tickets.size(); n++)
            places.put(tickets.get(n).id(), taken.get(n).seat());
        seats.to(event, places);
    }

    /**
     * With as many places more, and open to staff. The number of the buyer's tickets stays, so that
     * a quota which was lowered meanwhile does not count.
     */
    private static Stock released(Stock stock, Map<Long, Long> back, int held) {
        var all = back.values().stream().mapToInt(Long::intValue).sum();
        return new Stock(
                stock.terms().withQuota(Math.max(stock.terms().quota(), held)),
                stock.capacity(),
                stock.sold() - all,
                stock.issued(),
                stock.types().stream()
                        .map(type -> forStaff(type, back.getOrDefault(type.id(), 0L).intValue()))
                        .toList(),
                stock.wantedAny());
    }

    /** The type as if it were on sale at any time and in any number. */
    static TicketType forStaff(TicketType type) {
        return forStaff(type, 0);
    }

    private static TicketType forStaff(TicketType type, int back) {
        return new TicketType(
                type.id(),
                type.name(),
                type.priceMinor(),
                type.quantity(),
                type.sold() - back,
                type.position(),
                null,
                null,
                type.quota(),
                TypePricing.PLAIN,
                type.needsCode(),
                type.pool(),
                type.wanted());
    }

    /** No number is used up: the tickets keep theirs. */
    private static Decisions.Outcome numbersKept(
            Decisions.Outcome outcome, Decisions.Known read, long event) {
        var sold = outcome.stocks().get(event);
        if (sold == null) return outcome;
        var issued = Objects.requireNonNull(read.stocks().get(event)).issued();
        var stock =
                new Stock(
                        sold.terms(),
                        sold.capacity(),
                        sold.sold(),
                        issued,
                        sold.types(),
                        sold.wantedAny());
        return new Decisions.Outcome(
                outcome.verdicts(),
                Map.of(event, stock),
                outcome.held(),
                outcome.heldOfType(),
                outcome.answers(),
                outcome.offers(),
                outcome.reservations(),
                outcome.staffSales());
    }

    /** Whoever has more than a quota that was lowered keeps them, so only the number changes. */
    private void countBack(Purchase purchase, Map<Long, Long> back) {
        back.forEach((type, n) ->
                jdbc.update(
                        "update buyer_type_quota set held = held - ? where email = ? and event_id = ? and ticket_type_id = ?",
                        n,
                        purchase.quotaEmail().value(),
                        purchase.eventId(),
                        type));
    }
}
