package dev.marquee.report.postevent;

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
        @Schema(example = "EUR") @Nullable String currency,
        @Nullable Instant completedAt,
        List<Type> ticketTypes) {

    /** A kind of ticket; the price is a decimal amount. */
    record Type(
            @Schema(example = "General admission") String name,
            @Schema(example = "24.00") String price,
            @Schema(example = "200") int quantity,
            @Schema(example = "162") int sold) {

        /** Taken, in percent. */
        public int percent() {
            return Figures.percent(sold, quantity);
        }
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
                currency,
                completion.completedAt(),
                completion.ticketTypes().stream()
                        .map(type ->
                                new Type(
                                        type.name(),
                                        Money.text(type.price(), currency),
                                        type.quantity(),
                                        type.sold()))
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
