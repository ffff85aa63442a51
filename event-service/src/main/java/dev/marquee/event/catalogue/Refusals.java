package dev.marquee.event.catalogue;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why an event does not do what it was asked to: 409, with the reason in words and as a type. */
public final class Refusals {

    static final String CHANGED_MEANWHILE = "changed-meanwhile";

    private Refusals() {}

    static ErrorResponseException noSuchMove(EventStatus from, EventStatus to) {
        return notInState(
                from, "The event is %s and cannot become %s.".formatted(from.word(), to.word()));
    }

    static ErrorResponseException stockDecides(EventStatus status) {
        return notInState(
                status,
                "The event is %s; whether it is sold out follows the tickets by itself."
                        .formatted(status.word()));
    }

    static ErrorResponseException over(EventStatus status) {
        return notInState(
                status, "The event is %s and can no longer be changed.".formatted(status.word()));
    }

    static ErrorResponseException noTestMode(EventStatus status, TestMode mode) {
        return conflict(
                "test-mode-over",
                mode == TestMode.ENDING
                        ? "The event is going live. Its test bookings are being deleted."
                        : status.isOver()
                                ? "The event is %s. Only a new event can be tried out."
                                        .formatted(status.word())
                                : "The event is live. Only an event that was never on sale can be tried out.");
    }

    static ErrorResponseException sold(EventStatus status) {
        if (status == EventStatus.CANCELLED)
            return conflict(
                    "event-sold",
                    "Tickets of this event were sold, so it is kept and cannot be deleted.");
        return conflict(
                "event-sold",
                "Tickets of this event were sold, so it cannot be deleted. Cancel it instead: everybody who holds one is told.");
    }

    static ErrorResponseException kept(EventStatus status) {
        return notInState(
                status,
                "The event is %s and is kept for its reports; it cannot be deleted."
                        .formatted(status.word()));
    }

    /** Whether anything was sold, only ticket-service knows. */
    static ErrorResponseException salesUnknown() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "sales-unknown",
                "Whether tickets of this event were sold cannot be looked up just now, so it is not deleted. Try again in a moment.");
    }

    public static ErrorResponseException venueBooked(
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        if (from == null || until == null)
            return conflict(
                    "venue-booked",
                    "The venue is taken at that time. Choose another time or another venue.");
        return Problems.problem(
                HttpStatus.CONFLICT,
                "venue-booked",
                "The venue is taken from %s to %s. Choose another time or another venue."
                        .formatted(from, until),
                Map.of("starts_at", from, "ends_at", until));
    }

    public static ErrorResponseException venuesUnavailable() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "venues-unavailable",
                "The venue cannot be looked up or hired just now. Try again, or send the place in words as location.");
    }

    public static ErrorResponseException customersUnavailable() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "customers-unavailable",
                "The customer cannot be looked up just now. Try again, or send no customer_id.");
    }

    /** Seats that are taken stay where they are. */
    public static ErrorResponseException seatsTaken(List<String> seats) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "seats-taken",
                seats.isEmpty()
                        ? "Tickets with seats are sold: the event cannot be without seats any more."
                        : "Seats that are taken would be gone or of another kind: %s."
                                .formatted(String.join(", ", seats)),
                Map.of("seats", seats));
    }

    /** More is sold than the seats that are for sale. */
    public static ErrorResponseException seatsMissing(int missing) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                "The seat plan has too few places for the tickets that are sold: %d more are needed. Seats that are blocked or kept back do not count."
                        .formatted(missing),
                Map.of("missing", missing));
    }

    /** Which seats are taken, only ticket-service knows. */
    public static ErrorResponseException seatsUnknown() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "seats-unknown",
                "Which seats are taken cannot be looked up just now, so nothing was changed. Try again in a moment.");
    }

    static ErrorResponseException seatsDecide() {
        return conflict(
                "seats-decide",
                "How many tickets there are follows from the seats. Choose another seat plan, or change this one.");
    }

    static ErrorResponseException currencyFixed() {
        return conflict("currency-fixed", "The currency cannot change once the event is on sale.");
    }

    static ErrorResponseException belowSold(int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                "%d tickets are already taken: there cannot be fewer.".formatted(sold),
                Map.of("sold", sold));
    }

    static ErrorResponseException typeBelowSold(TicketType type, int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                "%d tickets of %s are already taken: there cannot be fewer."
                        .formatted(sold, type.name()),
                Map.of("sold", sold, "ticket_type", type.name()));
    }

    static ErrorResponseException poolBelowSold(Pool pool, int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                "%d tickets of the types that share “%s” are already taken: it cannot have fewer places."
                        .formatted(sold, pool.name()),
                Map.of("sold", sold, "pool", pool.name()));
    }

    public static ErrorResponseException overCapacity(String venue, int capacity, int tickets) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "over-capacity",
                "%s holds %d. You offer %d tickets. An administrator can offer them anyway, with allow_over_capacity."
                        .formatted(venue, capacity, tickets),
                Map.of("venue", venue, "capacity", capacity, "offered", tickets));
    }

    public static ErrorResponseException severalTypes() {
        return conflict(
                "several-ticket-types",
                "This event has several kinds of tickets: change the number and the price of each of them, as ticket_types.");
    }

    static ErrorResponseException typeOnSale(TicketType type) {
        return conflict(
                "ticket-type-on-sale",
                "%s is on sale and cannot be removed.".formatted(type.name()));
    }

    static ErrorResponseException noSuchType(long id) {
        return conflict(
                "no-such-ticket-type",
                "The event has no ticket type with the id %d.".formatted(id));
    }

    public static ErrorResponseException changedMeanwhile(String code) {
        return conflict(
                CHANGED_MEANWHILE,
                "Somebody changed %s in the meantime. Look at it again before you save."
                        .formatted(code));
    }

    /** The refusal of a request with {@code If-Match}: 412 where the event has changed. */
    public static ErrorResponseException inTermsOfIfMatch(ErrorResponseException refusal) {
        return reason(refusal).equals(CHANGED_MEANWHILE) ? Versions.changed("event") : refusal;
    }

    /** The last part of a refusal's type. */
    public static String reason(ErrorResponseException refusal) {
        var type = String.valueOf(refusal.getBody().getType());
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** Whether it says that this field is wrong. */
    public static boolean names(ErrorResponseException refusal, String field) {
        return String.valueOf(refusal.getBody().getProperties()).contains("field=" + field);
    }

    /** Whether it says how many places are missing. */
    public static boolean isOfPlaces(ErrorResponseException refusal) {
        var properties = refusal.getBody().getProperties();
        return properties != null && properties.containsKey("missing");
    }

    /** What it says of the field that is wrong. */
    public static String message(ErrorResponseException refusal) {
        var properties = refusal.getBody().getProperties();
        return properties != null
                        && properties.get("errors") instanceof List<?> errors
                        && errors.getFirst() instanceof Map<?, ?> error
                ? String.valueOf(error.get("message"))
                : String.valueOf(refusal.getBody().getDetail());
    }

    private static ErrorResponseException notInState(EventStatus status, String detail) {
        return Problems.problem(
                HttpStatus.CONFLICT, "status-not-allowed", detail, Map.of("state", status.word()));
    }

    private static ErrorResponseException conflict(String type, String detail) {
        return Problems.problem(HttpStatus.CONFLICT, type, detail);
    }
}
