package dev.marquee.event.catalogue;

import dev.marquee.platform.web.Problems;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why an event does not do what it was asked to: 409, with the reason in words and as a type. */
final class Refusals {

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

    static ErrorResponseException notDraft(EventStatus status) {
        return conflict(
                "event-not-draft",
                "The event is %s; only a draft can be deleted. Cancel it instead."
                        .formatted(status.word()));
    }

    static ErrorResponseException priced(TicketType type, String currency) {
        return conflict(
                "priced-event",
                "Only free events can be published for now, and %s costs %s %s. Set its price to 0."
                        .formatted(type.name(), Money.text(type.priceMinor(), currency), currency));
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

    static ErrorResponseException severalTypes() {
        return conflict(
                "several-ticket-types",
                "This event has several kinds of tickets: change the number of each of them, as ticket_types.");
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

    static ErrorResponseException changedMeanwhile(Event event) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "changed-meanwhile",
                "Somebody changed %s in the meantime. Look at it again before you save."
                        .formatted(event.code()),
                Map.of("version", event.version()));
    }

    private static ErrorResponseException notInState(EventStatus status, String detail) {
        return Problems.problem(
                HttpStatus.CONFLICT, "status-not-allowed", detail, Map.of("status", status.word()));
    }

    private static ErrorResponseException conflict(String type, String detail) {
        return Problems.problem(HttpStatus.CONFLICT, type, detail);
    }
}
