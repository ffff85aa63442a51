package dev.marquee.event.catalogue;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
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
        return notInState(from, Text.of("problem.status-not-allowed.move", state(from), state(to)));
    }

    static ErrorResponseException stockDecides(EventStatus status) {
        return notInState(status, Text.of("problem.status-not-allowed.sold-out", state(status)));
    }

    static ErrorResponseException over(EventStatus status) {
        return notInState(status, Text.of("problem.status-not-allowed.over", state(status)));
    }

    static ErrorResponseException noTestMode(EventStatus status, TestMode mode) {
        return conflict(
                "test-mode-over",
                mode == TestMode.ENDING
                        ? Text.of("problem.test-mode-over.ending")
                        : status.isOver()
                                ? Text.of("problem.test-mode-over.past", state(status))
                                : Text.of("problem.test-mode-over.live"));
    }

    static ErrorResponseException sold(EventStatus status) {
        if (status == EventStatus.CANCELLED)
            return conflict("event-sold", Text.of("problem.event-sold.cancelled"));
        return conflict("event-sold", Text.of("problem.event-sold"));
    }

    static ErrorResponseException kept(EventStatus status) {
        return notInState(status, Text.of("problem.status-not-allowed.kept", state(status)));
    }

    /** Whether anything was sold, only ticket-service knows. */
    static ErrorResponseException salesUnknown() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "sales-unknown", Text.of("problem.sales-unknown"));
    }

    public static ErrorResponseException venueBooked(
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        if (from == null || until == null)
            return conflict("venue-booked", Text.of("problem.venue-booked"));
        return Problems.problem(
                HttpStatus.CONFLICT,
                "venue-booked",
                Text.of("problem.venue-booked.times", from, until),
                Map.of("starts_at", from, "ends_at", until));
    }

    public static ErrorResponseException venuesUnavailable() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "venues-unavailable",
                Text.of("problem.venues-unavailable"));
    }

    public static ErrorResponseException customersUnavailable() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "customers-unavailable",
                Text.of("problem.customers-unavailable"));
    }

    /** Seats that are taken stay where they are. */
    public static ErrorResponseException seatsTaken(List<String> seats) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "seats-taken",
                seats.isEmpty()
                        ? Text.of("problem.seats-taken.all")
                        : Text.of("problem.seats-taken", String.join(", ", seats)),
                Map.of("seats", seats));
    }

    /** More is sold than the seats that are for sale. */
    public static ErrorResponseException seatsMissing(int missing) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                Text.of("problem.capacity-below-sold.places", missing),
                Map.of("missing", missing));
    }

    /** Which seats are taken, only ticket-service knows. */
    public static ErrorResponseException seatsUnknown() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "seats-unknown", Text.of("problem.seats-unknown"));
    }

    static ErrorResponseException seatsDecide() {
        return conflict("seats-decide", Text.of("problem.seats-decide"));
    }

    static ErrorResponseException currencyFixed() {
        return conflict("currency-fixed", Text.of("problem.currency-fixed"));
    }

    static ErrorResponseException belowSold(int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                Text.of("problem.capacity-below-sold", sold),
                Map.of("sold", sold));
    }

    static ErrorResponseException typeBelowSold(TicketType type, int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                Text.of("problem.capacity-below-sold.type", sold, type.name()),
                Map.of("sold", sold, "ticket_type", type.name()));
    }

    static ErrorResponseException poolBelowSold(Pool pool, int sold) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "capacity-below-sold",
                Text.of("problem.capacity-below-sold.pool", sold, pool.name()),
                Map.of("sold", sold, "pool", pool.name()));
    }

    public static ErrorResponseException overCapacity(String venue, int capacity, int tickets) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "over-capacity",
                Text.of("problem.over-capacity", venue, capacity, tickets),
                Map.of("venue", venue, "capacity", capacity, "offered", tickets));
    }

    public static ErrorResponseException severalTypes() {
        return conflict("several-ticket-types", Text.of("problem.several-ticket-types"));
    }

    static ErrorResponseException typeOnSale(TicketType type) {
        return conflict("ticket-type-on-sale", Text.of("problem.ticket-type-on-sale", type.name()));
    }

    static ErrorResponseException noSuchType(long id) {
        return conflict(
                "no-such-ticket-type", Text.of("problem.no-such-ticket-type", String.valueOf(id)));
    }

    public static ErrorResponseException changedMeanwhile(String code) {
        return conflict(CHANGED_MEANWHILE, Text.of("problem.changed-meanwhile.event", code));
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

    private static Text state(EventStatus status) {
        return Text.of("problem.state." + status.word());
    }

    private static ErrorResponseException notInState(EventStatus status, Text detail) {
        return Problems.problem(
                HttpStatus.CONFLICT, "status-not-allowed", detail, Map.of("state", status.word()));
    }

    private static ErrorResponseException conflict(String type, Text detail) {
        return Problems.problem(HttpStatus.CONFLICT, type, detail);
    }
}
