package dev.marquee.event.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How events sell, as ticket-service counts it; asked as the caller, for the caller's own. */
@HttpExchange("/api/events/{id}/sales")
public interface SalesClient {

    /**
     * Of one event, every day from the first booking to today; what was cancelled does not count.
     *
     * @param used tickets that were scanned at the door
     * @param noShows tickets that nobody came with, as staff say
     */
    record Sales(
            List<Day> days,
            Totals totals,
            List<TypeSold> ticketTypes,
            @Nullable List<Money> money,
            @Nullable Integer used,
            @Nullable Integer noShows,
            @Nullable Unconfirmed unconfirmed,
            @Nullable Cancellation cancellation) {

        /** How many of the tickets guests have, who pay nothing. */
        public int complimentary() {
            return ticketTypes.stream()
                    .map(TypeSold::complimentary)
                    .mapToInt(count -> count == null ? 0 : count)
                    .sum();
        }
    }

    /** Decimal amounts in one currency, since the sale began. */
    record Money(
            String currency, String paid, String outstanding, String refunded, String feesKept) {}

    /**
     * Set while so many reservations wait to be confirmed that others hardly get a ticket.
     *
     * @param tickets they go back on sale if nobody confirms them
     * @param left what can be booked now
     */
    record Unconfirmed(int tickets, int left) {}

    /**
     * How far a cancelled event is with cancelling its bookings and giving their money back.
     *
     * @param bookingsLeft those that are still to be cancelled
     * @param refundsStuck those that somebody has to look at
     * @param amount what goes back in all, as a decimal
     * @param amountDone what of that is back
     */
    record Cancellation(
            int bookingsLeft,
            int refunds,
            int refundsDone,
            int refundsStuck,
            String amount,
            String amountDone,
            String currency) {

        /** Whether it goes on by itself. */
        public boolean isGoingOn() {
            return bookingsLeft > 0 || refundsDone + refundsStuck < refunds;
        }
    }

    /** A day in the zone that was asked for. */
    record Day(LocalDate date, int tickets, int bookings) {}

    /**
     * All days together.
     *
     * @param revenue decimal amounts by currency
     * @param cancelled tickets that were sold once
     */
    record Totals(int tickets, int bookings, Map<String, String> revenue, int cancelled) {}

    /**
     * All that was sold of a ticket type.
     *
     * @param reserved tickets that wait for their payment
     */
    record TypeSold(long id, int sold, int reserved, @Nullable Integer complimentary) {}

    /** 404 for an event that was never on sale. */
    @GetExchange
    Sales of(@PathVariable long id, @RequestParam String zone);
}
