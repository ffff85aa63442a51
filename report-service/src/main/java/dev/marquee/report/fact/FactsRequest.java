package dev.marquee.report.fact;

import dev.marquee.platform.value.ZoneName;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts as services tell them.
 *
 * @param batch an id; what has the same is told again
 * @param toldAt when they were put together; the time zones that were said last count
 */
record FactsRequest(
        @Size(max = 100, message = "{invalid.at-most-100-characters}") @Nullable String batch,
        @NotNull(message = "{invalid.required}") Instant toldAt,
        @Size(max = 1000, message = "{invalid.at-most-1000-entries}")
                @Nullable List<@Valid @NotNull(message = "{invalid.must-not-be-null}") Item> facts,
        @Size(max = 1000, message = "{invalid.at-most-1000-entries}")
                @Nullable List<@Valid @NotNull(message = "{invalid.must-not-be-null}") Step> steps,
        @Size(max = 1000, message = "{invalid.at-most-1000-entries}")
                @Nullable List<@Valid @NotNull(message = "{invalid.must-not-be-null}") LeftOut>
                        leftOut) {

    private static final int LONGEST = 60;

    /** One of them; amounts are whole, in the currency's smallest unit. */
    record Item(
            @NotBlank(message = "{invalid.required}")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    String id,
            @NotBlank(message = "{invalid.required}") String kind,
            @NotNull(message = "{invalid.required}") Instant at,
            @PositiveOrZero(message = "{invalid.negative}") long organizerId,
            @PositiveOrZero(message = "{invalid.negative}") long eventId,
            @ZoneName @Nullable String zone,
            @Nullable Long typeId,
            @Min(value = 0, message = "{invalid.negative}")
                    @Max(value = 1, message = "{invalid.out-of-range}")
                    @Nullable Integer n,
            @PositiveOrZero(message = "{invalid.negative}") @Nullable Long qty,
            @Pattern(regexp = "[A-Z]{3}", message = "{invalid.currency}") @Nullable String currency,
            @PositiveOrZero(message = "{invalid.negative}") @Nullable Long amount,
            @PositiveOrZero(message = "{invalid.negative}") @Nullable Long discount,
            @PositiveOrZero(message = "{invalid.negative}") @Nullable Long fee,
            @PositiveOrZero(message = "{invalid.negative}") @Nullable Long tax,
            @Size(max = 20, message = "{invalid.out-of-range}")
                    @Nullable Map<String, @Nullable String> dims) {

        Arrivals.Told told(Instant toldAt) {
            var counted = n == null ? 1 : n;
            return new Arrivals.Told(
                    new Fact(
                            id,
                            FactKind.of(kind)
                                    .orElseThrow(() ->
                                            Problems.invalid("kind", Text.of("invalid.other"))),
                            at.truncatedTo(ChronoUnit.MICROS),
                            organizerId,
                            eventId,
                            typeId,
                            counted,
                            qty == null ? counted : qty,
                            currency == null ? "" : currency,
                            or0(amount),
                            or0(discount),
                            or0(fee),
                            or0(tax),
                            words()),
                    zone == null ? null : ZoneId.of(zone),
                    toldAt);
        }

        /** What this version does not know is left out. */
        private Map<Dim, String> words() {
            var words = new EnumMap<Dim, String>(Dim.class);
            if (dims != null)
                dims.forEach((word, value) -> {
                    if (value != null && !value.isEmpty())
                        Dim.of(word).ifPresent(dim -> words.put(dim, cut(value)));
                });
            return words;
        }
    }

    /** A step of a visitor. */
    record Step(
            @NotNull(message = "{invalid.required}") Instant at,
            @PositiveOrZero(message = "{invalid.negative}") long organizerId,
            @PositiveOrZero(message = "{invalid.negative}") long eventId,
            @NotNull(message = "{invalid.required}")
                    @Pattern(regexp = "[0-9a-f]{16}", message = "{invalid.other}")
                    String visitor,
            @Min(value = 1, message = "{invalid.at-least-1}")
                    @Max(value = 4, message = "{invalid.out-of-range}")
                    int furthest,
            @Nullable String source) {

        Arrivals.Step step() {
            return new Arrivals.Step(
                    at,
                    organizerId,
                    eventId,
                    Long.parseUnsignedLong(visitor, 16),
                    furthest,
                    source == null ? "" : cut(source));
        }
    }

    /** How often something was not counted. */
    record LeftOut(
            @NotNull(message = "{invalid.required}") LocalDate day,
            @NotNull(message = "{invalid.required}")
                    @Pattern(regexp = "dropped|filtered", message = "{invalid.other}")
                    String what,
            @NotNull(message = "{invalid.required}")
                    @Pattern(regexp = "[a-z-]{1,30}", message = "{invalid.other}")
                    String reason,
            @PositiveOrZero(message = "{invalid.negative}") long n) {}

    private static String cut(String value) {
        return value.substring(0, Math.min(LONGEST, value.length()));
    }

    Arrivals arrivals() {
        return new Arrivals(
                batch,
                or(facts).stream().map(item -> item.told(toldAt)).toList(),
                or(steps).stream().map(Step::step).toList(),
                or(leftOut).stream()
                        .map(it -> new Arrivals.LeftOut(it.day(), it.what(), it.reason(), it.n()))
                        .toList());
    }

    private static long or0(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
