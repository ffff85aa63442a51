package dev.marquee.ticket.ledger;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A check with all that was compared.
 *
 * @param ms how long it took
 */
@Schema(name = "LedgerCheck")
record LedgerCheckView(
        @Schema(example = "31") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "2026-11-25T04:20:01Z") Instant checkedAt,
        @Schema(description = "Whether it was the nightly one", example = "true") boolean nightly,
        @Schema(description = "Whether the event was only tried out", example = "false")
                boolean testMode,
        @Schema(description = "Whether all agrees", example = "true") boolean ok,
        @Schema(example = "180") int ms,
        OfPlaces places,
        List<OfRule> rules) {

    /** What has become of the places; they add up to the capacity. */
    @Schema(name = "LedgerPlaces")
    record OfPlaces(
            @Schema(example = "200") int capacity,
            @Schema(example = "37") int free,
            @Schema(description = "Wait for their payment", example = "2") int held,
            @Schema(description = "Valid or used", example = "161") int sold,
            @Schema(description = "Free for the waiting list", example = "0") int promised,
            @Schema(description = "Seats that are not for sale", example = "0") int blocked) {}

    @Schema(name = "LedgerRule")
    record OfRule(
            @Schema(example = "L1") String rule,
            @Schema(example = "true") boolean ok,
            List<Compared> figures) {}

    /** Amounts are decimal; numbers of things have no decimals. */
    @Schema(name = "LedgerFigure")
    record Compared(
            @Schema(example = "sold") String name,
            @Schema(description = "What kind of thing it is about", example = "event")
                    String subject,
            @Schema(description = "Whether what is counted may also be less", example = "false")
                    boolean atMost,
            @Schema(example = "EUR") @Nullable String currency,
            @Schema(description = "How many things were compared", example = "1") long things,
            @Schema(description = "From the rows", example = "163") String counted,
            @Schema(example = "163") String stored,
            @Schema(description = "How many of them do not agree", example = "0") long broken,
            @Schema(
                            description =
                                    "Whether that cannot be said yet: not all was told to the service that stores it",
                            example = "false")
                    boolean pending,
            @Schema(description = "The first hundred of those that do not agree") List<One> rows) {}

    @Schema(name = "LedgerRow")
    record One(
            @Schema(description = "Its id; of a buyer, the last booking", example = "1184")
                    String ref,
            @Schema(example = "48.00") String counted,
            @Schema(example = "24.00") String stored) {}

    static LedgerCheckView of(LedgerCheck check, Details details) {
        var places = details.places();
        return new LedgerCheckView(
                check.id(),
                check.eventId(),
                check.code(),
                check.name(),
                check.at(),
                check.nightly(),
                check.testMode(),
                check.ok(),
                check.ms(),
                new OfPlaces(
                        places.capacity(),
                        places.free(),
                        places.held(),
                        places.sold(),
                        places.promised(),
                        places.blocked()),
                rules(details.figures()));
    }

    private static List<OfRule> rules(List<Figure> figures) {
        var rules = new TreeMap<String, List<Figure>>();
        for (var figure : figures)
            rules.computeIfAbsent(figure.rule(), rule -> new ArrayList<>()).add(figure);
        return rules.entrySet().stream()
                .map(rule ->
                        new OfRule(
                                rule.getKey(),
                                rule.getValue().stream().allMatch(Figure::ok),
                                rule.getValue().stream().map(LedgerCheckView::compared).toList()))
                .toList();
    }

    private static Compared compared(Figure figure) {
        var currency = figure.currency();
        return new Compared(
                figure.name(),
                figure.subject(),
                figure.most(),
                currency,
                figure.things(),
                text(figure.counted(), currency),
                text(figure.stored(), currency),
                figure.broken(),
                figure.pending(),
                figure.rows().stream()
                        .map(row ->
                                new One(
                                        row.ref(),
                                        text(row.counted(), currency),
                                        text(row.stored(), currency)))
                        .toList());
    }

    private static String text(long value, @Nullable String currency) {
        return currency == null ? Long.toString(value) : Money.text(value, currency);
    }
}
