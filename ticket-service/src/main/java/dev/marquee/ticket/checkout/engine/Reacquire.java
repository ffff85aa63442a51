package dev.marquee.ticket.checkout.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.seating.Seat;
import dev.marquee.ticket.seating.SeatWish;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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

/** Takes the tickets of an expired booking once more, for a payment that came too late. */
@Component
public class Reacquire {

    private static final String KEPT_TAX_RATES =
            """
            update ticket set tax_rate_bp = (
                select max(o.tax_rate_bp) from ticket o
                where o.booking_id = ticket.booking_id and o.ticket_type_id = ticket.ticket_type_id and o.status = 'cancelled')
            where booking_id = ? and status = 'reserved'
            """;

    private final JdbcTemplate jdbc;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final Clock clock;

    public Reacquire(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.reader = new BatchReader(json);
        this.writer = new BatchWriter(json);
        this.clock = clock;
    }

    /**
     * Takes as many tickets of the same types, and its offer if it had one, by the rules of every
     * purchase of this moment, or none. They have new numbers, cost what they cost then, and are
     * reserved: whoever asked for them confirms the booking.
     *
     * @param booking expired; its event's inventory is locked in the caller's transaction
     * @return why not, or empty if the tickets are the booking's again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> handle(Booking booking) {
        var purchase = again(booking);
        var ids = new IdBlocks(jdbc);
        ids.prepare(1 + purchase.quantity());
        ConnectionCallback<Verdict> taking = connection -> take(connection, booking, purchase, ids);
        return jdbc.execute(taking) instanceof Verdict.Refused(var refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    private Verdict take(Connection connection, Booking booking, Purchase purchase, IdBlocks ids)
            throws SQLException {
        var known = reader.read(connection, List.of(purchase), clock.instant());
        var outcome = Decisions.decide(known, List.of(purchase), ids);
        var verdict = outcome.verdicts().getFirst();
        if (verdict instanceof Verdict.Booked(var taken)) {
            writer.writeTickets(
                    connection, known, outcome, booking.withTickets(asPaid(booking, taken)));
            keepTaxRates(connection, booking.id());
        }
        return verdict;
    }

    /** Their tax is that of the tickets which the booking had before. */
    private static void keepTaxRates(Connection connection, long booking) throws SQLException {
        try (var update = connection.prepareStatement(KEPT_TAX_RATES)) {
            update.setLong(1, booking);
            update.executeUpdate();
        }
    }

    private static Purchase again(Booking booking) {
        var types =
                booking.tickets().stream()
                        .collect(groupingBy(Ticket::ticketTypeId, TreeMap::new, toList()));
        return new Purchase(
                booking.event().eventId(),
                types.entrySet().stream()
                        .map(type ->
                                new Line(
                                        type.getKey(),
                                        type.getValue().size(),
                                        seats(type.getValue())))
                        .toList(),
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
                new OfferClaim.Again(booking.offer()));
    }

    /** Where they sat, if nobody sits there now. */
    private static @Nullable SeatWish seats(List<Ticket> tickets) {
        var seats =
                tickets.stream()
                        .map(Ticket::seat)
                        .filter(Objects::nonNull)
                        .map(Seat::id)
                        .distinct()
                        .toList();
        return seats.size() == tickets.size() ? SeatWish.rather(seats) : null;
    }

    /**
     * The new tickets at the amounts of the old ones, for whom those were, whatever the types cost
     * now.
     */
    private static List<Ticket> asPaid(Booking booking, Booking taken) {
        var before =
                booking.tickets().stream()
                        .collect(groupingBy(Ticket::ticketTypeId, toCollection(ArrayDeque::new)));
        var tickets = new ArrayList<Ticket>();
        for (var ticket : taken.tickets()) {
            var old = requireNonNull(before.get(ticket.ticketTypeId())).remove();
            tickets.add(ticket.costing(old).heldBy(old.attendeeName(), old.attendeeEmail()));
        }
        return tickets;
    }
}
