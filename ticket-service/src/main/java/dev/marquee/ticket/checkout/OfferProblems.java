package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
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
                        yield Text.of("problem.offer.not-yet", time(refusal));
                    }
                    case OFFER_OVER -> {
                        if (at != null) members.put("ends_at", local(refusal));
                        yield Text.of("problem.offer.over", time(refusal));
                    }
                    case OFFER_OTHER_EVENT -> Text.of("problem.offer.other-event");
                    case OFFER_OTHER_TYPE -> {
                        members.put("ticket_type", String.valueOf(refusal.ticketType()));
                        yield Text.of("problem.offer.other-type", refusal.ticketType());
                    }
                    case OFFER_MINIMUM -> {
                        members.put("min_quantity", refusal.quota());
                        yield Text.of("problem.offer.minimum", refusal.quota());
                    }
                    case OFFER_USED_UP -> {
                        members.put("left", refusal.left());
                        yield usedUp(refusal.left());
                    }
                    case OFFER_USED_BY_BUYER -> {
                        members.put("quota", refusal.quota());
                        yield refusal.quota() == 1
                                ? Text.of("problem.offer.used-once")
                                : Text.of("problem.offer.used-by-buyer", refusal.quota());
                    }
                    default -> throw new IllegalArgumentException("no refusal of an offer");
                };
        members.put("reason", reason(refusal));
        return Problems.problem(
                CONFLICT,
                "offer-refused",
                Text.of("problem.offer-refused", detail),
                Map.copyOf(members));
    }

    private static Text usedUp(int left) {
        return switch (left) {
            case 0 -> Text.of("problem.offer.used-up");
            case 1 -> Text.of("problem.offer.left-one");
            default -> Text.of("problem.offer.left", left);
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

    private static Object time(Refusal refusal) {
        return refusal.at() == null
                ? Text.of("problem.offer.another-time")
                : TIME.format(there(refusal));
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
