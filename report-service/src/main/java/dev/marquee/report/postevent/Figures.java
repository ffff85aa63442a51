package dev.marquee.report.postevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event went. All of it is known where ticket-service told it at completion; of events from
 * before that, only what somebody typed, if anything.
 *
 * @param capacity how many tickets there were
 * @param sold how many of them were taken
 * @param used tickets whose holders came
 * @param revenue a decimal amount
 */
record Figures(
        @Schema(example = "200") int capacity,
        @Schema(example = "162") int sold,
        @Schema(example = "94") @Nullable Integer bookings,
        @Schema(example = "6") @Nullable Integer cancelledTickets,
        @Schema(example = "151") @Nullable Integer used,
        @Schema(example = "3888.00") @Nullable String revenue,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Received money,
        @Schema(example = "EUR") @Nullable String currency,
        @Nullable Instant completedAt,
        List<Type> ticketTypes) {

    /** What came and went; decimal amounts. */
    @Schema(name = "ReportMoney")
    record Received(
            @Schema(example = "3986.40") String paid,
            @Schema(example = "98.40") String refunded,
            @Schema(example = "5.00") String feesKept) {

        private static @Nullable Received of(Completion.@Nullable Money money, String currency) {
            return money == null
                    ? null
                    : new Received(
                            text(money.paid(), currency),
                            text(money.refunded(), currency),
                            text(money.feesKept(), currency));
        }

        private static String text(@Nullable Long minor, String currency) {
            return Money.text(minor == null ? 0 : minor, currency);
        }
    }

    /** A kind of ticket; its price, and what was paid for all of them, are decimal amounts. */
    record Type(
            @Schema(example = "General admission") String name,
            @Schema(example = "24.00") String price,
            @Schema(example = "200") int quantity,
            @Schema(example = "162") int sold,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "3986.40")
                    @Nullable String paid) {

        /** Taken, in percent. */
        public int percent() {
            return Figures.percent(sold, quantity);
        }
    }

    /** Tickets whose holders did not come; null where it is not known who did. */
    public @Nullable Integer noShows() {
        return used == null ? null : sold - used;
    }

    /** Those of a completion. */
    static Figures of(Completion completion) {
        var counts = completion.counts();
        var currency = completion.currency();
        return new Figures(
                counts.capacity(),
                counts.sold(),
                counts.bookings(),
                counts.cancelledTickets(),
                counts.used(),
                Money.text(completion.revenue(), currency),
                Received.of(completion.money(), currency),
                currency,
                completion.completedAt(),
                completion.ticketTypes().stream()
                        .map(type ->
                                new Type(
                                        type.name(),
                                        Money.text(type.price(), currency),
                                        type.quantity(),
                                        type.sold(),
                                        type.paid() == null
                                                ? null
                                                : Money.text(type.paid(), currency)))
                        .toList());
    }

    /** Those that somebody typed, if anybody did. */
    static @Nullable Figures of(@Nullable TypedFigures typed) {
        return typed == null
                ? null
                : new Figures(
                        typed.capacity(),
                        typed.sold(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
    }

    /** Taken, in percent. */
    public int percent() {
        return percent(sold, capacity);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : Math.round(part * 100f / whole);
    }
}
