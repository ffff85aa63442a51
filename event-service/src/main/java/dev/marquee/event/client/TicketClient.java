package dev.marquee.event.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Selling, which is ticket-service's. */
@HttpExchange
public interface TicketClient {

    /**
     * How many tickets of an event are taken.
     *
     * @param testMode off once its test bookings are deleted
     */
    record Stock(
            long eventId,
            int capacity,
            int sold,
            @Nullable Integer hiddenSold,
            @Nullable Integer hiddenShared,
            Instant changedAt,
            @Nullable String testMode) {

        /** Of types that need a code; none from an older ticket-service. */
        public int hidden() {
            return Objects.requireNonNullElse(hiddenSold, 0);
        }

        /** How many fewer there are for everybody because such types share pools. */
        public int shared() {
            return Objects.requireNonNullElse(hiddenShared, 0);
        }
    }

    /**
     * The same at this moment, with all its types.
     *
     * @param testBookings how many bookings are deleted when the event goes live
     */
    record Sold(
            int sold,
            @Nullable Integer hiddenSold,
            @Nullable Integer hiddenShared,
            @Nullable Integer testBookings,
            List<TypeLeft> ticketTypes) {

        /** Of types that need a code. */
        public int hidden() {
            return Objects.requireNonNullElse(hiddenSold, 0);
        }

        /** How many fewer there are for everybody because such types share pools. */
        public int shared() {
            return Objects.requireNonNullElse(hiddenShared, 0);
        }
    }

    /**
     * Of a type.
     *
     * @param left of its own quantity, whatever others took of a pool that it shares
     */
    record TypeLeft(long id, int quantity, int left) {}

    /** Tells an event's terms of sale; older ones than it knows are ignored. */
    @PutExchange(
            url = "/internal/events/{id}/sale-terms",
            contentType = MediaType.APPLICATION_JSON_VALUE)
    void putSaleTerms(@PathVariable String id, @RequestBody String json);

    /** The stock of the events that changed at that moment or later. */
    @GetExchange("/internal/stock")
    List<Stock> stock(@RequestParam Instant since);

    /**
     * What can be paid online.
     *
     * @param taken whether the currency is taken at all
     * @param minimumMinor the least, in the smallest unit
     */
    record PaymentLimits(String currency, boolean taken, long minimumMinor) {}

    /** What the payment provider that is set up takes in that currency. */
    @GetExchange("/internal/payment-limits")
    PaymentLimits paymentLimits(@RequestParam String currency);

    /**
     * Seats that an event is to have.
     *
     * @param sections the id of a ticket type by the id of a section; a section of a type that is
     *     not stored yet is left out
     */
    record SeatingCheck(long planId, int planVersion, Map<String, Long> sections) {}

    /** Whether the taken seats of an event stay; 409 with their names if not. */
    @PostExchange("/internal/events/{id}/seating/check")
    void checkSeating(@PathVariable String id, @RequestBody SeatingCheck seating);

    /** What is sold of an event, also of types that need a code; 404 if it was never on sale. */
    @GetExchange("/internal/stock/{id}")
    Sold sold(@PathVariable String id);
}
