package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.checkout.OfferDecisions;
import dev.marquee.ticket.checkout.Prices;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.HolderTerms;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferCounts;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Pricing;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of purchases in the order of their arrival: each one sees what those before it
 * took. There is no database here: what is known goes in, verdicts and the new figures come out.
 */
final class Decisions {

    /**
     * What the database says, read under the locks of the events' inventory.
     *
     * @param stocks by event id; events that are not there do not exist
     * @param held live tickets of a buyer; none where there is no entry
     * @param heldOfType the same, of types that have a quota of their own
     * @param answers to earlier requests, by idempotency key
     * @param offers that purchases name, or that count by themselves
     * @param seats of events that have any, by event id; what is taken here is taken there
     */
    record Known(
            Instant now,
            Map<Long, Stock> stocks,
            Map<BuyerOfEvent, Integer> held,
            Map<BuyerOfType, Integer> heldOfType,
            Map<String, FirstAnswer> answers,
            OfferCounts offers,
            Map<Long, FreeSeats> seats) {

        /** Without any seats. */
        Known(
                Instant now,
                Map<Long, Stock> stocks,
                Map<BuyerOfEvent, Integer> held,
                Map<BuyerOfType, Integer> heldOfType,
                Map<String, FirstAnswer> answers,
                OfferCounts offers) {
            this(now, stocks, held, heldOfType, answers, offers, Map.of());
        }

        /** The same with other stocks. */
        Known with(Map<Long, Stock> stocks) {
            return new Known(now, stocks, held, heldOfType, answers, offers, seats);
        }

        /** Without any offers. */
        Known(
                Instant now,
                Map<Long, Stock> stocks,
                Map<BuyerOfEvent, Integer> held,
                Map<BuyerOfType, Integer> heldOfType,
                Map<String, FirstAnswer> answers) {
            this(now, stocks, held, heldOfType, answers, OfferCounts.NONE);
        }
    }

    /**
     * What is to be written, all of it or nothing.
     *
     * @param verdicts in the order of the purchases
     * @param stocks the events that sold something, with their new figures
     * @param held the buyers who bought something, with their new figures
     * @param heldOfType the same, of types that have a quota of their own
     * @param answers that are given for the first time, by idempotency key
     * @param offers has the uses of offers that were taken
     * @param reservations the ids of bookings that were asked for as reservations
     * @param staffSales of bookings that the event's own people made, by their ids
     */
    record Outcome(
            List<Verdict> verdicts,
            Map<Long, Stock> stocks,
            Map<BuyerOfEvent, Integer> held,
            Map<BuyerOfType, Integer> heldOfType,
            Map<String, FirstAnswer> answers,
            OfferDecisions offers,
            Set<Long> reservations,
            Map<Long, StaffSale> staffSales) {

        List<Booking> bookings() {
            return verdicts.stream()
                    .filter(Verdict.Booked.class::isInstance)
                    .map(verdict -> ((Verdict.Booked) verdict).booking())
                    .toList();
        }
    }

    private final Known known;
    private final LongSupplier ids;
    private final Map<Long, Stock> stocks = new LinkedHashMap<>();
    private final Map<String, FirstAnswer> answers = new HashMap<>();
    private final QuotaDecisions quotas;
    private final OfferDecisions offers;
    private final Set<Long> reservations = new HashSet<>();
    private final Map<Long, StaffSale> staffSales = new HashMap<>();

    private Decisions(Known known, LongSupplier ids) {
        this.known = known;
        this.ids = ids;
        this.quotas = new QuotaDecisions(known);
        this.offers = new OfferDecisions(known.offers);
    }

    /**
     * Decides all these purchases.
     *
     * @param ids gives ids never used before; one for each booking and one for each ticket
     */
    static Outcome decide(Known known, List<Purchase> purchases, LongSupplier ids) {
        var decisions = new Decisions(known, ids);
        var verdicts = purchases.stream().map(decisions::answer).toList();
        return new Outcome(
                verdicts,
                decisions.stocks,
                decisions.quotas.held(),
                decisions.quotas.heldOfType(),
                decisions.answers,
                decisions.offers,
                decisions.reservations,
                decisions.staffSales);
    }

    private Verdict answer(Purchase purchase) {
        var key = purchase.key();
        if (key == null) return decide(purchase);
        var first = answers.getOrDefault(key.value(), known.answers.get(key.value()));
        if (first != null)
            return first.bodyHash().equals(key.bodyHash())
                    ? new Verdict.Replayed(first)
                    : new Verdict.KeyReused();
        var verdict = decide(purchase);
        if (!(verdict instanceof Verdict.Refused(var refusal)) || refusal.isRemembered())
            answers.put(key.value(), FirstAnswer.of(key.bodyHash(), verdict));
        return verdict;
    }

    /**
     * The rules, one after the other; the first that is broken refuses the whole purchase. Prices
     * count the uses of offers. What has to be paid becomes a hold in {@link #sell}.
     */
    private Verdict decide(Purchase purchase) {
        var stock = stocks.getOrDefault(purchase.eventId(), known.stocks.get(purchase.eventId()));
        if (stock == null) return refused(Refusal.unknown(Refusal.Reason.UNKNOWN_EVENT));
        var verdict = decide(purchase, stock);
        return verdict instanceof Verdict.Refused(var refusal)
                ? refused(refusal.in(purchase.locale(), stock))
                : verdict;
    }

    private Verdict decide(Purchase purchase, Stock stock) {
        var closed = closedBecause(stock.terms(), purchase);
        if (closed != null) return refused(Refusal.notOnSale(closed));
        if (stock.terms().holders().names() == HolderTerms.Names.REQUIRED
                && !purchase.reserve()
                && purchase.lacksNames())
            return refused(Refusal.unknown(Refusal.Reason.NAMES_REQUIRED));
        var useless = offers.refusal(purchase, stock.terms(), known.now);
        if (useless != null) return refused(useless);
        var rest = stock;
        var seats = new SeatDecisions(known.seats.get(purchase.eventId()));
        for (var line : purchase.lines()) {
            var type = rest.type(line.ticketTypeId(), known.now);
            if (type.isEmpty() || isHidden(type.get(), purchase))
                return refused(Refusal.unknown(Refusal.Reason.UNKNOWN_TICKET_TYPE));
            var notNow = purchase.staff() == null ? type.get().closedBecause(known.now) : null;
            if (notNow != null) return refused(Refusal.notOnSale(notNow));
            if (line.quantity() > rest.left(type.get()))
                return refused(Refusal.soldOut(left(type.get(), stock, rest)));
            rest = rest.sell(type.get(), line.quantity());
        }
        var over = quotas.refusal(purchase, stock, rest);
        if (over != null) return refused(over);
        for (var line : purchase.lines()) {
            var type = stock.type(line.ticketTypeId(), known.now).orElseThrow();
            var noSeat = seats.find(line, type);
            if (noSeat != null) return refused(noSeat);
        }
        return switch (Prices.of(purchase, stock, known.now, offers)) {
            case Prices.Refused(var refusal) -> refused(refusal);
            case Prices.Known(var priced, var offer) -> {
                offers.take(purchase, offer);
                yield new Verdict.Booked(sell(purchase, stock, rest, priced, offer, seats.take()));
            }
        };
    }

    /**
     * How many can be had instead. Where types share a pool that is of all their lines together, as
     * no line comes first for the buyer.
     */
    private static int left(TicketType type, Stock before, Stock rest) {
        return before.types().stream()
                .filter(one -> one.id() == type.id() && one.pool() != null)
                .mapToInt(before::left)
                .findFirst()
                .orElseGet(() -> rest.left(type));
    }

    /** The event's own people go on when the public sale is over; they look at the doors' hours. */
    private @Nullable String closedBecause(SaleTerms terms, Purchase purchase) {
        return purchase.staff() == null
                ? terms.closedBecause(known.now)
                : terms.closedForStaffBecause();
    }

    /**
     * For whom has no code that opens it, there is no such type; whoever gives it away needs none.
     */
    private boolean isHidden(TicketType type, Purchase purchase) {
        return type.needsCode() && !purchase.isComplimentary() && !offers.opens(purchase, type);
    }

    private Booking sell(
            Purchase purchase,
            Stock before,
            Stock after,
            Pricing.Priced priced,
            @Nullable OfferUse offer,
            List<@Nullable Seat> seats) {
        var stock = before;
        var id = ids.getAsLong();
        var tickets = new ArrayList<Ticket>();
        if (purchase.reserve()) reservations.add(id);
        if (purchase.staff() != null) staffSales.put(id, purchase.staff());
        var waits = purchase.reserve() || priced.amounts().costs();
        var status = waits ? TicketStatus.RESERVED : TicketStatus.ISSUED;
        for (var line : purchase.lines()) {
            var type = stock.type(line.ticketTypeId(), known.now).orElseThrow();
            for (int n = 1; n <= line.quantity(); n++) {
                tickets.add(
                        Ticket.sold(
                                        ids.getAsLong(),
                                        stock.issued() + n,
                                        type,
                                        priced.tickets().get(tickets.size()),
                                        status)
                                .heldBy(line.holder(n - 1).name(), line.holder(n - 1).email())
                                .at(seats.isEmpty() ? null : seats.get(tickets.size())));
            }
            stock = stock.sell(type, line.quantity());
        }
        stocks.put(purchase.eventId(), stock);
        quotas.take(purchase, before, after);
        return new Booking(
                id,
                stock.terms(),
                waits ? BookingStatus.PENDING_PAYMENT : BookingStatus.CONFIRMED,
                purchase.quantity(),
                priced.amounts(),
                stock.terms().currency(),
                purchase.buyer().name(),
                purchase.buyer().email(),
                purchase.buyer().phone(),
                purchase.quotaEmail(),
                purchase.buyer().accountId(),
                known.now,
                expiresAt(purchase, stock, priced),
                offer,
                purchase.locale(),
                purchase.cameFrom(),
                tickets);
    }

    /** A reservation by the event's staff has no end, whatever it costs. */
    private @Nullable Instant expiresAt(Purchase purchase, Stock stock, Pricing.Priced priced) {
        var holdFor = purchase.holdFor();
        if (purchase.reserve()) return holdFor == null ? null : known.now.plus(holdFor);
        return priced.amounts().costs() ? known.now.plus(stock.terms().payment().hold()) : null;
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(refusal);
    }
}
