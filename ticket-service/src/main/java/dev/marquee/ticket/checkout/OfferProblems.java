package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.ErrorResponseException;

/**
 * Why a code counts for nothing, and what would help. A code that there is not and one that was
 * stopped have the same answer.
 */
final class OfferProblems {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

    private OfferProblems() {}

    static ErrorResponseException of(Refusal refusal) {
        var members = new HashMap<String, Object>();
        var at = refusal.at();
        var detail =
                switch (refusal.reason()) {
                    case OFFER_NOT_YET -> {
                        if (at != null) members.put("starts_at", local(refusal));
                        yield "This code is valid from %s on.".formatted(time(refusal));
                    }
                    case OFFER_OVER -> {
                        if (at != null) members.put("ends_at", local(refusal));
                        yield "This code was valid until %s.".formatted(time(refusal));
                    }
                    case OFFER_OTHER_EVENT ->
                            "This code is for another event of the same organiser.";
                    case OFFER_OTHER_TYPE -> {
                        members.put("ticket_type", String.valueOf(refusal.ticketType()));
                        yield "This code is for other tickets: %s.".formatted(refusal.ticketType());
                    }
                    case OFFER_MINIMUM -> {
                        members.put("min_quantity", refusal.quota());
                        yield "This code is for %d tickets or more in one booking."
                                .formatted(refusal.quota());
                    }
                    case OFFER_USED_UP -> {
                        members.put("left", refusal.left());
                        yield usedUp(refusal.left());
                    }
                    case OFFER_USED_BY_BUYER -> {
                        members.put("quota", refusal.quota());
                        yield refusal.quota() == 1
                                ? "Each buyer may use this code once, and this address has used it."
                                : "Each buyer may use this code %d times. For this booking, not enough of them are left."
                                        .formatted(refusal.quota());
                    }
                    default -> throw new IllegalArgumentException("no refusal of an offer");
                };
        members.put("reason", reason(refusal));
        return Problems.problem(
                CONFLICT,
                "offer-refused",
                detail + " Change that, or leave the code out.",
                Map.copyOf(members));
    }

    private static String usedUp(int left) {
        return switch (left) {
            case 0 -> "This code has been used as often as it may be.";
            case 1 -> "This code can be used for one ticket only now.";
            default -> "This code can be used for %d tickets only now.".formatted(left);
        };
    }

    /** OFFER_USED_UP is used-up. */
    private static String reason(Refusal refusal) {
        return refusal.reason()
                .name()
                .substring("OFFER_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static String time(Refusal refusal) {
        return refusal.at() == null ? "another time" : TIME.format(there(refusal));
    }

    /** With the offset of the event's zone. */
    private static String local(Refusal refusal) {
        return there(refusal).toOffsetDateTime().toString();
    }

    private static ZonedDateTime there(Refusal refusal) {
        var zone = ZoneId.of(Objects.requireNonNullElse(refusal.state(), "UTC"));
        return Objects.requireNonNull(refusal.at()).atZone(zone);
    }
}
