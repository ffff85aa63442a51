package dev.marquee.site.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** ticket-service. */
@HttpExchange("/api")
public interface TicketClient {

    /**
     * A file of what is stored about somebody.
     *
     * @param state waiting, or ready
     * @param away the service that did not answer yet
     * @param link where it can be fetched; null until it is made
     */
    record GuestFile(
            String state,
            @Nullable String away,
            @Nullable Instant expiresAt,
            @Nullable String link) {}

    /** What is left of an event right now; 404 where it was never on sale. */
    @GetExchange("/events/{code}/availability")
    Availability availability(@PathVariable String code);

    /** The same with what a code opens; an unknown one opens nothing. */
    @GetExchange("/events/{code}/availability")
    Availability availability(
            @PathVariable String code, @RequestParam(name = "offer_code") String offerCode);

    /**
     * The seats of an event, by its id; 404 for an event without seats.
     *
     * @param offerCode shows also what it opens
     */
    @GetExchange("/events/{id}/seats")
    SeatState seats(
            @PathVariable long id,
            @RequestParam(name = "offer_code", required = false) @Nullable String offerCode);

    /** The best free seats of a type; 409 where there are not so many. */
    @PostExchange("/events/{id}/seats/best")
    BestSeats bestSeats(@PathVariable long id, @RequestBody BestSeats.Wish wish);

    /** What a choice costs at this moment; holds nothing. */
    @PostExchange("/quotes")
    Quote quote(@RequestBody NewQuote quote);

    /**
     * Books all or nothing; the same key with the same body books once, and is then answered with
     * {@code Idempotent-Replayed: true}.
     */
    @PostExchange("/bookings")
    ResponseEntity<Booking> book(
            @RequestBody NewBooking booking, @RequestHeader("Idempotency-Key") String key);

    /**
     * A booking for somebody who may see it: through its key, through a look-up's token, or as the
     * caller; 404 for everybody else.
     */
    @GetExchange("/bookings/{id}")
    Booking booking(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /** Gives the tickets back; twice is as good as once. */
    @PostExchange("/bookings/{id}/cancel")
    void cancel(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /**
     * Gives back what was paid for, by the event's terms; with {@code dry_run}, only says what
     * would come back. 409 where nothing can be given back.
     */
    @PostExchange("/bookings/{id}/cancel")
    GivenBack giveBack(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Booking-Link", required = false) @Nullable String link,
            @RequestParam(name = "dry_run") boolean dryRun,
            @RequestBody GiveBackRequest request);

    /** How the payment of a booking stands, for whoever may see the booking. */
    @GetExchange("/bookings/{id}/payment")
    Payment payment(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /**
     * Pays a booking, or begins to: 200 once it is paid, 202 while it is not known or the buyer has
     * another step to do, 402 if it was declined, 409 if it cannot be paid any more.
     */
    @PostExchange("/bookings/{id}/pay")
    ResponseEntity<Payment> pay(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestBody PayRequest request);

    /** The company that a booking is invoiced to; 404 if none was named. */
    @GetExchange("/bookings/{id}/invoice-address")
    InvoiceAddress invoiceAddress(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /** Names it, while the booking waits to be paid; else 409. */
    @PutExchange("/bookings/{id}/invoice-address")
    void putInvoiceAddress(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestBody InvoiceAddress address);

    /** The receipts of a booking, in the order in which they were made. */
    @GetExchange("/bookings/{id}/receipts")
    List<Receipt> receipts(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken);

    /**
     * Says who comes with a ticket, for its buyer; 409 where the name stays as it is, 422 if it is
     * no name.
     */
    @PutExchange("/tickets/{id}/attendee")
    void rename(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestBody Attendee attendee);

    /**
     * The booking that a mailed link opens; 404 for no link at all, 410 once its booking or its
     * event is over.
     */
    @GetExchange("/bookings/link")
    OpenedLink link(@RequestHeader("Booking-Link") String token);

    /** Gives the tickets back, by a mailed link. */
    @PostExchange("/bookings/{id}/cancel")
    void cancelByLink(@PathVariable long id, @RequestHeader("Booking-Link") String token);

    /** The ticket that its holder's mailed link opens; 404 for no link, 410 once it is over. */
    @GetExchange("/tickets/link")
    HeldTicket heldTicket(@RequestHeader("Ticket-Link") String token);

    /** Has a link mailed to the address if it has tickets; the answer is the same if not. */
    @PostExchange("/lookups")
    void lookUp(@RequestBody LookupRequest request);

    /** Swaps a mailed token, once, for one that opens the address's bookings; else 410. */
    @PostExchange("/lookups/open")
    OpenedLookup open(@RequestBody LookupToken token);

    /** Ends a view before its time; the token opens nothing any more. */
    @DeleteExchange("/lookups/open")
    void close(@RequestHeader("Lookup-Token") String lookupToken);

    /** Asks for a file of what is stored about the address; 409 within a day of another. */
    @PostExchange("/lookups/export")
    GuestFile askForFile(@RequestHeader("Lookup-Token") String lookupToken);

    /** The file; 404 where none was asked for. */
    @GetExchange("/lookups/export")
    GuestFile file(@RequestHeader("Lookup-Token") String lookupToken);

    /** The bookings of the address; 401 when the token has expired. */
    @GetExchange("/lookups/bookings")
    Bookings bookings(@RequestHeader("Lookup-Token") String lookupToken);

    /** The bookings of the caller's own account; 403 until its address is verified. */
    @GetExchange("/customers/{id}/bookings")
    Bookings bookingsOf(@PathVariable long id);

    /** The tickets that others handed on to the caller's own account. */
    @GetExchange("/customers/{id}/tickets")
    HeldTickets ticketsOf(@PathVariable long id);

    /** All payments of the caller's own account. */
    @GetExchange("/payments/user/{userId}")
    List<PastPayment> paymentsOf(@PathVariable long userId);

    /** Who comes with a ticket. */
    record Attendee(String name) {}

    record OpenedLink(Booking booking, Instant validUntil) {}

    /**
     * Which tickets are given back.
     *
     * @param tickets their ids; none for all
     */
    record GiveBackRequest(List<Long> tickets) {}

    /** What comes back, or would come back; nothing where nothing was paid. */
    record GivenBack(@Nullable Refund refund) {}

    /**
     * Money on its way back; amounts are decimal.
     *
     * @param discountKept how much of the fee is a discount that the other tickets lose
     * @param phase {@code asked} while staff have to decide
     * @param tickets the ids of the tickets that it is for
     */
    record Refund(
            String amount,
            String feeKept,
            @Nullable String discountKept,
            String currency,
            String phase,
            List<Long> tickets) {}

    record LookupRequest(String email) {}

    record LookupToken(String token) {}

    record OpenedLookup(String email, String viewToken) {}

    record Bookings(List<Booking> items) {}

    record HeldTickets(List<Held> items) {}

    /**
     * A ticket of somebody else's booking.
     *
     * @param link opens it
     */
    record Held(HeldTicket ticket, String link) {}
}
