package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one place that says whose a booking is. */
@Component
public class BookingAccess {

    /** The header that carries the access key of a booking. */
    static final String KEY_HEADER = "Booking-Key";

    /**
     * A booking that the request may see and cancel.
     *
     * @param by the buyer, or else the event's organiser or staff
     * @param withCodes whether they may see the codes of its tickets
     */
    public record Opened(Booking booking, Actor by, boolean withCodes) {}

    private final Bookings bookings;
    private final AccessKeys keys;
    private final TicketLinks links;
    private final List<BuyerProof> proofs;

    BookingAccess(Bookings bookings, AccessKeys keys, TicketLinks links, List<BuyerProof> proofs) {
        this.bookings = bookings;
        this.keys = keys;
        this.links = links;
        this.proofs = proofs;
    }

    /**
     * The booking, for somebody who may see it.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is not
     *     theirs
     */
    public Opened open(long id, HttpServletRequest request) {
        return bookings.find(id)
                .flatMap(booking -> open(booking, request))
                .orElseThrow(() -> Problems.notFound("booking"));
    }

    /** The key that opens a booking later on: for whoever has just made it. */
    public String keyTo(Booking booking) {
        return keys.keyOf(booking.id());
    }

    private Optional<Opened> open(Booking booking, HttpServletRequest request) {
        var caller = Caller.current();
        var staff = caller.filter(person -> isStaff(person, booking));
        if (staff.isPresent()) {
            var withCodes = seesCodes(staff.get(), booking) || isBuyer(caller, booking, request);
            return Optional.of(new Opened(booking, Actor.staff(staff.get()), withCodes));
        }
        return isBuyer(caller, booking, request)
                ? Optional.of(new Opened(booking, Actor.BUYER, true))
                : Optional.empty();
    }

    /** A code opens the door: those who only answer buyers' questions do not need it. */
    public static boolean seesCodes(Caller staff, Booking booking) {
        return staff.has("ADMIN")
                || staff.has("ORGANIZER") && staff.id() == booking.event().organizerId();
    }

    private static boolean isStaff(Caller caller, Booking booking) {
        return caller.has("SUPPORT") || seesCodes(caller, booking);
    }

    private boolean isBuyer(Optional<Caller> caller, Booking booking, HttpServletRequest request) {
        var key = request.getHeader(KEY_HEADER);
        var link = request.getHeader(TicketLinks.HEADER);
        return key != null && (keys.opens(key, booking.id()) || links.opens(key, booking))
                || link != null && links.opens(link, booking)
                || caller.filter(person -> isMaker(person, booking)).isPresent()
                || caller.flatMap(BookingAccess::verifiedAddress)
                        .filter(booking.buyerEmail()::equals)
                        .isPresent()
                || proofs.stream()
                        .flatMap(proof -> proof.provenAddress(request).stream())
                        .anyMatch(booking.buyerEmail()::equals);
    }

    /** Whoever was signed in when it was made, for whomever it was made. */
    private static boolean isMaker(Caller caller, Booking booking) {
        var maker = booking.accountId();
        return maker != null && maker == caller.id();
    }

    private static Optional<EmailAddress> verifiedAddress(Caller caller) {
        return caller.emailVerified() ? EmailAddress.parse(caller.email()) : Optional.empty();
    }
}
