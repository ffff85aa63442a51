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
     */
    record Sales(
            List<Day> days,
            Totals totals,
            List<TypeSold> ticketTypes,
            @Nullable Unconfirmed unconfirmed) {}

    /**
     * Set while so many reservations wait to be confirmed that others hardly get a ticket.
     *
     * @param tickets they go back on sale if nobody confirms them
     * @param left what can be booked now
     */
    record Unconfirmed(int tickets, int left) {}

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
    record TypeSold(long id, int sold, int reserved) {}

    /** 404 for an event that was never on sale. */
    @GetExchange
    Sales of(@PathVariable long id, @RequestParam String zone);
}
