package dev.marquee.ticket.export.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines of one country, currency and tax rate add up to, in minor units. */
record RateSum(Key key, long receivedMinor, long returnedMinor, long taxMinor) {

    /**
     * @param country of the events; empty where it is not known, or not asked for
     * @param rateBp null where no receipt says one
     */
    record Key(String country, String currency, @Nullable Integer rateBp) {}

    private static final Comparator<RateSum> ORDER =
            Comparator.comparing((RateSum sum) -> sum.key.country)
                    .thenComparing(sum -> sum.key.currency)
                    .thenComparing(
                            sum -> sum.key.rateBp, Comparator.nullsLast(Comparator.reverseOrder()));

    long grossMinor() {
        return receivedMinor + returnedMinor;
    }

    long netMinor() {
        return grossMinor() - taxMinor;
    }

    /** Adds up lines as they come. */
    static final class Sums {

        private final Map<Key, RateSum> sums = new HashMap<>();

        void add(BookLine line, String country) {
            var gross = line.grossMinor();
            var key = new Key(country, line.booked().currency(), line.rateBp());
            sums.merge(
                    key,
                    new RateSum(key, Math.max(0, gross), Math.min(0, gross), line.taxOr0()),
                    RateSum::plus);
        }

        List<RateSum> ordered() {
            var all = new ArrayList<>(sums.values());
            all.sort(ORDER);
            return all;
        }
    }

    private RateSum plus(RateSum other) {
        return new RateSum(
                key,
                receivedMinor + other.receivedMinor,
                returnedMinor + other.returnedMinor,
                taxMinor + other.taxMinor);
    }
}
