package dev.marquee.report.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.Money;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decimal amounts in one currency; amounts of several are never added.
 *
 * @param gross of what was booked, before discounts
 * @param paid absent, as {@code refunded} and {@code net} are, where bookings are split: payments
 *     are not split so
 * @param net what was paid, without what went back
 */
@Schema(name = "AnalyticsMoney")
public record Amounts(
        @Schema(example = "EUR") String currency,
        @Schema(example = "3986.40") String gross,
        @Schema(example = "98.40") String discount,
        @Schema(example = "745.42") String tax,
        @Schema(example = "3929.00") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String paid,
        @Schema(example = "96.00") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String refunded,
        @Schema(example = "3833.00") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String net) {

    /** Sums in the currency's smallest unit. */
    static final class Sum {

        private long gross;
        private long discount;
        private long tax;
        private long paid;
        private long refunded;

        void add(FactKind kind, Figure figure) {
            if (kind == FactKind.CONFIRMED) {
                gross += figure.amount();
                discount += figure.discount();
                tax += figure.tax();
            } else if (kind == FactKind.PAID) paid += figure.amount();
            else if (kind == FactKind.REFUNDED) refunded += figure.amount();
        }

        private boolean isAny() {
            return gross != 0 || paid != 0 || refunded != 0;
        }

        Amounts of(String currency, boolean payments) {
            return new Amounts(
                    currency,
                    Money.text(gross, currency),
                    Money.text(discount, currency),
                    Money.text(tax, currency),
                    payments ? Money.text(paid, currency) : null,
                    payments ? Money.text(refunded, currency) : null,
                    payments ? Money.text(paid - refunded, currency) : null);
        }
    }

    /** By currency, in their order; what was free is none. */
    static final class Sums {

        private final Map<String, Sum> sums = new TreeMap<>();

        void add(FactKind kind, Figure figure) {
            if (figure.currency().isEmpty()) return;
            if (kind == FactKind.CONFIRMED || kind == FactKind.PAID || kind == FactKind.REFUNDED)
                sums.computeIfAbsent(figure.currency(), unknown -> new Sum()).add(kind, figure);
        }

        List<Amounts> all(boolean payments) {
            return sums.entrySet().stream()
                    .filter(sum -> sum.getValue().isAny())
                    .map(sum -> sum.getValue().of(sum.getKey(), payments))
                    .toList();
        }
    }
}
