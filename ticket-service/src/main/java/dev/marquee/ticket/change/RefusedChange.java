package dev.marquee.ticket.change;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** Why stock or quotas refuse a change, for staff, who may know what the buyer's address has. */
final class RefusedChange {

    private RefusedChange() {}

    static ErrorResponseException of(Refusal refusal) {
        return switch (refusal.reason()) {
            case SOLD_OUT ->
                    Problems.problem(
                            CONFLICT,
                            "sold-out",
                            refusal.left() == 0
                                    ? "No place is left. Nothing was changed."
                                    : "Only %d places are left. Nothing was changed; choose fewer tickets."
                                            .formatted(refusal.left()),
                            Map.of("left", refusal.left()));
            case QUOTA_EXCEEDED -> quota(refusal);
            case NOT_ON_SALE ->
                    Problems.problem(
                            CONFLICT,
                            "event-not-on-sale",
                            "cancelled".equals(refusal.state())
                                    ? "The event is cancelled. Nothing was changed."
                                    : "The event is over. Nothing was changed.",
                            Map.of("reason", String.valueOf(refusal.state())));
            default ->
                    Problems.invalid(
                            "ticket_type_id", "is a ticket type that is not sold any more");
        };
    }

    /** The same as a code, for money that goes back. */
    static String code(Refusal refusal) {
        return switch (refusal.reason()) {
            case SOLD_OUT -> "sold-out";
            case QUOTA_EXCEEDED -> "quota";
            default -> "event-closed";
        };
    }

    private static ErrorResponseException quota(Refusal refusal) {
        var type = refusal.ticketType();
        var members = new HashMap<String, Object>();
        members.put("quota", refusal.quota());
        members.put("held", refusal.held());
        if (type != null) members.put("ticket_type", type);
        return Problems.problem(
                CONFLICT,
                "quota-exceeded",
                "One buyer may have %d %s; this address has %d. Nothing was changed."
                        .formatted(
                                refusal.quota(),
                                type == null ? "tickets of the event" : "of “" + type + "”",
                                refusal.held()),
                members);
    }
}
