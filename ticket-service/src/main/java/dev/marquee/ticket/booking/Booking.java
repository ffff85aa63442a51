package dev.marquee.ticket.booking;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Amounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One buyer's purchase, with all its tickets.
 *
 * @param event the terms as they are now, not as they were when it was made
 * @param amounts in minor units of {@code currency}
 * @param buyerEmail where mails go
 * @param quotaEmail what the quota counts by
 * @param accountId who was signed in when it was made
 * @param expiresAt when a reservation lapses unless it is confirmed before; null if it does not
 * @param locale the tag of the language that its buyer reads; null for that of the house
 * @param offer that counts for it; null if none does
 * @param cameFrom where the visit of a page came from on which it is made, as it is stored; null in
 *     a booking that was read
 */
public record Booking(
        long id,
        SaleTerms event,
        BookingStatus status,
        int quantity,
        Amounts amounts,
        String currency,
        String buyerName,
        EmailAddress buyerEmail,
        @Nullable String buyerPhone,
        EmailAddress quotaEmail,
        @Nullable Long accountId,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable OfferUse offer,
        @Nullable String locale,
        @Nullable String cameFrom,
        List<Ticket> tickets) {

    /** The end of what stands for an erased address; no mail is ever delivered there (RFC 6761). */
    public static final String ERASED = "@erased.invalid";

    /**
     * The end of what stands for the address of a buyer who gave none, at the door or on the guest
     * list. What comes before is the booking's own, so that no two of them are one buyer.
     */
    public static final String NO_ADDRESS = "@box-office.invalid";

    /**
     * The same by the names that its event and ticket types have in a language.
     *
     * @param reader the tag
     */
    public Booking in(@Nullable String reader) {
        if (event.names().lang() == null) return this;
        return new Booking(
                id,
                event.in(reader),
                status,
                quantity,
                amounts,
                currency,
                buyerName,
                buyerEmail,
                buyerPhone,
                quotaEmail,
                accountId,
                createdAt,
                expiresAt,
                offer,
                locale,
                cameFrom,
                tickets.stream()
                        .map(ticket ->
                                ticket.named(
                                        event.typeIn(
                                                reader,
                                                ticket.ticketTypeId(),
                                                ticket.ticketType())))
                        .toList());
    }

    /** The same with these tickets. */
    public Booking withTickets(List<Ticket> tickets) {
        return with(status, tickets);
    }

    /** As its buyer saw it first: with all its tickets. */
    public Booking asFirstAnswered(boolean reserved) {
        var waits = reserved || amounts.costs();
        var first = waits ? TicketStatus.RESERVED : TicketStatus.ISSUED;
        return with(
                waits ? BookingStatus.PENDING_PAYMENT : BookingStatus.CONFIRMED,
                tickets.stream().map(ticket -> ticket.asSold(first)).toList());
    }

    /** Until when it is kept, or was kept, without being confirmed; null if that has no end. */
    public @Nullable Instant heldUntil() {
        return status == BookingStatus.PENDING_PAYMENT || status == BookingStatus.EXPIRED
                ? expiresAt
                : null;
    }

    /** What its buyer has to pay, in minor units; 0 if it is free. */
    public long totalMinor() {
        return amounts.totalMinor();
    }

    /** Whether its buyer was erased, so that there is nobody to write to. */
    public boolean isErased() {
        return buyerEmail.value().endsWith(ERASED);
    }

    /** Whether its buyer has an address that mails reach. */
    public boolean isReachable() {
        return !isErased() && !buyerEmail.value().endsWith(NO_ADDRESS);
    }

    /** An address as people read it: empty for a buyer who gave none. */
    public static String shownEmail(String email) {
        return email.endsWith(NO_ADDRESS) ? "" : email;
    }

    /** How many of its tickets count against capacity and quota. */
    public int live() {
        return (int) tickets.stream().filter(t -> t.status() != TicketStatus.CANCELLED).count();
    }

    /** Its ticket with that id, which it must have. */
    public Ticket ticket(long id) {
        return tickets.stream().filter(ticket -> ticket.id() == id).findFirst().orElseThrow();
    }

    private Booking with(BookingStatus status, List<Ticket> tickets) {
        return new Booking(
                id,
                event,
                status,
                quantity,
                amounts,
                currency,
                buyerName,
                buyerEmail,
                buyerPhone,
                quotaEmail,
                accountId,
                createdAt,
                expiresAt,
                offer,
                locale,
                cameFrom,
                tickets);
    }

    /** Its tickets that admit somebody and are still its buyer's: what was handed on is not. */
    public List<Ticket> buyersTickets() {
        return tickets.stream()
                .filter(ticket -> ticket.status().hasCode())
                .filter(ticket -> !ticket.isHandedOn(buyerEmail))
                .toList();
    }
}
