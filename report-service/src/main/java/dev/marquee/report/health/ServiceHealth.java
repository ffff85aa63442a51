package dev.marquee.report.health;

import dev.marquee.report.health.FiguresClient.Figure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How one service is doing.
 *
 * @param name such as ticket-service
 * @param database whether it answers; null if there is none or nobody knows
 * @param figures empty where they are not known
 */
record ServiceHealth(String name, State state, @Nullable Boolean database, List<Figure> figures) {

    enum State {
        UP,
        /** It runs, and something that it needs does not. */
        UNWELL,
        AWAY
    }

    boolean isUp() {
        return state == State.UP;
    }

    /** The sum over all tags; empty if the service does not tell. */
    OptionalDouble sum(String figure) {
        return sum(figure, any -> true);
    }

    OptionalDouble sum(String figure, Predicate<Figure> some) {
        var values = values(figure, some).toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(values).sum());
    }

    /** The largest over all tags; empty if the service does not tell. */
    OptionalDouble max(String figure) {
        return values(figure, any -> true).max();
    }

    /** The largest of the last minute, of something that is timed or measured. */
    OptionalDouble longest(String figure) {
        return figures.stream()
                .filter(one -> one.name().equals(figure) && one.statistic().equals("max"))
                .mapToDouble(Figure::value)
                .max();
    }

    private DoubleStream values(String figure, Predicate<Figure> some) {
        return figures.stream()
                .filter(one -> one.name().equals(figure))
                .filter(one -> one.statistic().equals("value") || one.statistic().equals("count"))
                .filter(some)
                .mapToDouble(Figure::value);
    }
}
