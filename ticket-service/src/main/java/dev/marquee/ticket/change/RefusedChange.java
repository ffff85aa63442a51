package dev.marquee.ticket.change;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
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
                                    ? Text.of("problem.sold-out.for-change")
                                    : Text.of("problem.sold-out.only-places-are", refusal.left()),
                            Map.of("left", refusal.left()));
            case QUOTA_EXCEEDED -> quota(refusal);
            case NOT_ON_SALE ->
                    Problems.problem(
                            CONFLICT,
                            "event-not-on-sale",
                            "cancelled".equals(refusal.state())
                                    ? Text.of("problem.event-not-on-sale")
                                    : Text.of("problem.event-not-on-sale.event-is-over"),
                            Map.of("reason", String.valueOf(refusal.state())));
            default -> Problems.invalid("ticket_type_id", Text.of("invalid.a-ticket-type-that"));
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
                Text.of(
                        type == null
                                ? "problem.quota-exceeded.change.event"
                                : "problem.quota-exceeded.change.type",
                        refusal.quota(),
                        type,
                        refusal.held()),
                members);
    }
}
