package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
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
                            Text.of(
                                    "invalid.at-least-for",
                                    refusal.amount(),
                                    refusal.currency(),
                                    refusal.ticketType()));
            case PRICE_NOT_CHOSEN ->
                    Problems.invalid(
                            "items.price",
                            Text.of(
                                    "invalid.cannot-be-chosen-for",
                                    refusal.ticketType(),
                                    refusal.amount(),
                                    refusal.currency()));
            case PRICE_DECIMALS ->
                    Problems.invalid(
                            refusal.ticketType() == null ? "expected_total" : "items.price",
                            Text.of("invalid.more-decimals-than", refusal.currency()));
            case OFFER_UNKNOWN ->
                    Problems.invalid("offer_code", Text.of("invalid.no-code-of-this"));
            case OFFER_NOT_YET,
                    OFFER_OVER,
                    OFFER_OTHER_EVENT,
                    OFFER_OTHER_TYPE,
                    OFFER_MINIMUM,
                    OFFER_USED_UP,
                    OFFER_USED_BY_BUYER ->
                    OfferProblems.of(refusal);
            case NAMES_REQUIRED ->
                    Problems.invalid("attendees", Text.of("invalid.must-name-who-comes"));
            case SEAT_TAKEN, SEAT_LEFT_ALONE, UNKNOWN_SEAT, NO_SEATS -> SeatProblems.of(refusal);
            case UNKNOWN_EVENT -> Problems.notFound("event");
            case UNKNOWN_TICKET_TYPE ->
                    Problems.invalid("items.ticket_type_id", Text.of("invalid.not-a-ticket-type"));
        };
    }

    private static ErrorResponseException soldOut(int left) {
        var detail =
                switch (left) {
                    case 0 -> Text.of("problem.sold-out.none");
                    case 1 -> Text.of("problem.sold-out.one");
                    default -> Text.of("problem.sold-out.few", left);
                };
        return Problems.problem(CONFLICT, "sold-out", detail, Map.of("left", left));
    }

    private static ErrorResponseException quotaExceeded(Refusal refusal, boolean mayKnowHeld) {
        var type = refusal.ticketType();
        var detail =
                Text.of(
                        type == null
                                ? mayKnowHeld
                                        ? "problem.quota-exceeded.event.held"
                                        : "problem.quota-exceeded.event"
                                : mayKnowHeld
                                        ? "problem.quota-exceeded.type.held"
                                        : "problem.quota-exceeded.type",
                        refusal.quota(),
                        type,
                        refusal.held());
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
                Text.of(
                        tooFew
                                ? "problem.quantity-not-allowed.few"
                                : "problem.quantity-not-allowed.many",
                        refusal.quota(),
                        refusal.ticketType()),
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
                Text.of(
                        "problem.price-changed.costs-now-nothing",
                        refusal.amount(),
                        refusal.currency()),
                Map.of(
                        "total",
                        String.valueOf(refusal.amount()),
                        "currency",
                        String.valueOf(refusal.currency())));
    }

    private static ErrorResponseException notOnSale(String state) {
        var detail =
                switch (state) {
                    case "cancelled" -> Text.of("problem.not-on-sale.cancelled");
                    case "ended" -> Text.of("problem.not-on-sale.over");
                    case SaleTerms.GOING_LIVE -> Text.of("problem.not-on-sale.going-live");
                    case TicketType.NOT_YET -> Text.of("problem.not-on-sale.not-yet");
                    case TicketType.CLOSED -> Text.of("problem.not-on-sale.no-more");
                    default -> Text.of("problem.not-on-sale.other");
                };
        return Problems.problem(
                CONFLICT,
                "event-not-on-sale",
                Text.of("problem.event-not-on-sale.nothing-was-booked", detail),
                Map.of("reason", state));
    }
}
