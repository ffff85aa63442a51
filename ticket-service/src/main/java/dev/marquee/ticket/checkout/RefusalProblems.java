package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** Refusals in words a buyer understands, with figures a program can use. */
final class RefusalProblems {

    private RefusalProblems() {}

    /**
     * @param mayKnowHeld whether the reader may know what the buyer's address holds
     */
    static ErrorResponseException of(Refusal refusal, boolean mayKnowHeld) {
        return switch (refusal.reason()) {
            case SOLD_OUT -> soldOut(refusal.left());
            case QUOTA_EXCEEDED -> quotaExceeded(refusal, mayKnowHeld);
            case NOT_ON_SALE -> notOnSale(String.valueOf(refusal.state()));
            case TOO_FEW, TOO_MANY -> perBooking(refusal);
            case PRICE_CHANGED -> priceChanged(refusal);
            case PRICE_TOO_LOW ->
                    Problems.invalid(
                            "items.price",
                            "must be at least %s %s for “%s”"
                                    .formatted(
                                            refusal.amount(),
                                            refusal.currency(),
                                            refusal.ticketType()));
            case PRICE_NOT_CHOSEN ->
                    Problems.invalid(
                            "items.price",
                            "cannot be chosen for “%s”, which costs %s %s"
                                    .formatted(
                                            refusal.ticketType(),
                                            refusal.amount(),
                                            refusal.currency()));
            case PRICE_DECIMALS ->
                    Problems.invalid(
                            refusal.ticketType() == null ? "expected_total" : "items.price",
                            "has more decimals than " + refusal.currency());
            case OFFER_UNKNOWN ->
                    Problems.invalid(
                            "offer_code",
                            "is no code of this event. Check how it is written, or leave it out");
            case OFFER_NOT_YET,
                    OFFER_OVER,
                    OFFER_OTHER_EVENT,
                    OFFER_OTHER_TYPE,
                    OFFER_MINIMUM,
                    OFFER_USED_UP,
                    OFFER_USED_BY_BUYER ->
                    OfferProblems.of(refusal);
            case NAMES_REQUIRED ->
                    Problems.invalid(
                            "attendees", "must name who comes with each ticket of this event");
            case SEAT_TAKEN, SEAT_LEFT_ALONE, UNKNOWN_SEAT, NO_SEATS -> SeatProblems.of(refusal);
            case UNKNOWN_EVENT -> Problems.notFound("event");
            case UNKNOWN_TICKET_TYPE ->
                    Problems.invalid(
                            "items.ticket_type_id", "is not a ticket type of this event on sale");
        };
    }

    private static ErrorResponseException soldOut(int left) {
        var detail =
                switch (left) {
                    case 0 -> "All tickets are sold. Nothing was booked.";
                    case 1 -> "Only one ticket is left. Nothing was booked; ask for one.";
                    default ->
                            "Only %d tickets are left. Nothing was booked; ask for fewer."
                                    .formatted(left);
                };
        return Problems.problem(CONFLICT, "sold-out", detail, Map.of("left", left));
    }

    private static ErrorResponseException quotaExceeded(Refusal refusal, boolean mayKnowHeld) {
        var type = refusal.ticketType();
        var detail =
                "One buyer may have %d %s%s. Nothing was booked."
                        .formatted(
                                refusal.quota(),
                                type == null ? "tickets of this event" : "of “" + type + "”",
                                mayKnowHeld
                                        ? "; this address has " + refusal.held()
                                        : ", with those that the address has already");
        var members = new HashMap<String, Object>();
        members.put("quota", refusal.quota());
        if (mayKnowHeld) members.put("held", refusal.held());
        if (type != null) members.put("ticket_type", type);
        return Problems.problem(CONFLICT, "quota-exceeded", detail, members);
    }

    private static ErrorResponseException perBooking(Refusal refusal) {
        var tooFew = refusal.reason() == Refusal.Reason.TOO_FEW;
        return Problems.problem(
                CONFLICT,
                "quantity-not-allowed",
                "One booking has at %s %d of “%s”. Nothing was booked."
                        .formatted(
                                tooFew ? "least" : "most", refusal.quota(), refusal.ticketType()),
                Map.of(
                        tooFew ? "min_per_booking" : "max_per_booking",
                        refusal.quota(),
                        "ticket_type",
                        String.valueOf(refusal.ticketType())));
    }

    private static ErrorResponseException priceChanged(Refusal refusal) {
        return Problems.problem(
                CONFLICT,
                "price-changed",
                "This costs %s %s now. Nothing was booked; look at the new price and book again."
                        .formatted(refusal.amount(), refusal.currency()),
                Map.of(
                        "total",
                        String.valueOf(refusal.amount()),
                        "currency",
                        String.valueOf(refusal.currency())));
    }

    private static ErrorResponseException notOnSale(String state) {
        var detail =
                switch (state) {
                    case "cancelled" -> "This event is cancelled.";
                    case "ended" -> "This event is over.";
                    case SaleTerms.GOING_LIVE -> "This event is going live. Try again in a moment.";
                    case TicketType.NOT_YET -> "This ticket is not on sale yet.";
                    case TicketType.CLOSED -> "This ticket is not sold any more.";
                    default -> "This event is not on sale.";
                };
        return Problems.problem(
                CONFLICT,
                "event-not-on-sale",
                detail + " Nothing was booked.",
                Map.of("reason", state));
    }
}
