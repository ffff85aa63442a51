package dev.marquee.site.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/**
 * Why a service said no: the problem detail of its answer.
 *
 * @param type the last part of the problem's type, such as sold-out; empty where there is none
 * @param ticketType the kind of ticket whose quota it is, if not the event's
 * @param minPerBooking how many of the kind one booking has at least, if that is why
 * @param maxPerBooking how many it has at most, if that is why
 * @param total what it costs now, decimal, if that is why
 * @param minQuantity how many tickets a code is for at least, if that is why
 * @param startsAt when a code begins to count, if that is why
 * @param endsAt when a code ended to count, if that is why
 * @param reason why something is not on sale, or a link is over, in a word
 * @param state what it is now, if that is why
 * @param seats which seats it is about
 * @param suggested choices of seats that would do
 */
public record Refusal(
        int status,
        String type,
        @Nullable Integer left,
        @Nullable Integer quota,
        @Nullable Integer held,
        @Nullable String ticketType,
        @Nullable Integer minPerBooking,
        @Nullable Integer maxPerBooking,
        @Nullable String total,
        @Nullable String currency,
        @Nullable String reason,
        @Nullable String state,
        @Nullable String eventCode,
        @Nullable String eventName,
        @Nullable Integer minQuantity,
        @Nullable String startsAt,
        @Nullable String endsAt,
        List<String> seats,
        List<List<String>> suggested,
        List<Invalid> errors) {

    /** A field the service did not accept. */
    public record Invalid(String field, String message) {}

    private record Problem(
            @Nullable String type,
            @Nullable Integer left,
            @Nullable Integer quota,
            @Nullable Integer held,
            @Nullable String ticketType,
            @Nullable Integer minPerBooking,
            @Nullable Integer maxPerBooking,
            @Nullable String total,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable String state,
            @Nullable String eventCode,
            @Nullable String eventName,
            @Nullable Integer minQuantity,
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable List<String> seats,
            @Nullable List<JsonNode> suggested,
            @Nullable List<Invalid> errors) {}

    /** Whether it is about the code of an offer. */
    public boolean isOfOffer() {
        return type.equals("offer-refused")
                || errors.stream().anyMatch(error -> error.field().equals("offer_code"));
    }

    /** Why a link is over, and of which event it was, for a page. */
    public Map<String, String> ended() {
        return Map.of(
                "reason",
                Objects.requireNonNullElse(reason, ""),
                "eventCode",
                Objects.requireNonNullElse(eventCode, ""),
                "eventName",
                Objects.requireNonNullElse(eventName, ""));
    }

    /** What the answer says. */
    public static Refusal of(RestClientResponseException e) {
        var problem = body(e);
        var type = Objects.requireNonNullElse(problem.type(), "");
        return new Refusal(
                e.getStatusCode().value(),
                type.substring(type.lastIndexOf(':') + 1),
                problem.left(),
                problem.quota(),
                problem.held(),
                problem.ticketType(),
                problem.minPerBooking(),
                problem.maxPerBooking(),
                problem.total(),
                problem.currency(),
                problem.reason(),
                problem.state(),
                problem.eventCode(),
                problem.eventName(),
                problem.minQuantity(),
                problem.startsAt(),
                problem.endsAt(),
                Objects.requireNonNullElse(problem.seats(), List.of()),
                choices(Objects.requireNonNullElse(problem.suggested(), List.of())),
                Objects.requireNonNullElse(problem.errors(), List.of()));
    }

    /** One choice of seats, or several. */
    private static List<List<String>> choices(List<JsonNode> suggested) {
        if (suggested.isEmpty()) return List.of();
        if (!suggested.getFirst().isArray()) return List.of(texts(suggested));
        return suggested.stream().map(choice -> texts(choice.values())).toList();
    }

    private static List<String> texts(Collection<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::asString).toList();
    }

    private static Problem body(RestClientResponseException e) {
        var none =
                new Problem(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null);
        try {
            return Objects.requireNonNullElse(e.getResponseBodyAs(Problem.class), none);
        } catch (RuntimeException unreadable) { // an answer that is no problem detail
            return none;
        }
    }
}
