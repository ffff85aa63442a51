package dev.marquee.report.metric;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads of what was counted. They touch sums only, never single facts, so that they take as long
 * for a million facts as for ten. Days without facts have no row. Whoever asks checks first that
 * the caller may see the subject.
 */
public interface Metrics {

    /** Of one day, one value and one currency; value is {@code ""} where nothing is split. */
    record OfDay(LocalDate day, String value, Figure figure) {}

    /** Of a whole period, one value and one currency. */
    record OfValue(String value, Figure figure) {}

    /**
     * Of a quarter of an hour.
     *
     * @param quarter its start
     */
    record OfQuarter(Instant quarter, String value, Figure figure) {}

    /**
     * Visitors of a day by where they came from. Every visitor of the day is counted once.
     *
     * @param source a link's code, a utm_source or a host; {@code ""} for those who came directly
     */
    record Visitors(LocalDate day, String source, long n) {}

    /**
     * Visitor-days by how far they came at least, so that it never rises, and the bookings: those
     * of visitors, and all others.
     */
    record Funnel(
            long viewed,
            long chose,
            long held,
            long booked,
            long visitorBookings,
            long otherBookings) {}

    /** What was counted on {@code day}, since the day that it belongs to had closed. */
    record Late(FactKind kind, LocalDate belongsTo, LocalDate day, Figure figure) {}

    /**
     * What was not counted.
     *
     * @param what {@code filtered} (such as bots), {@code dropped} (too much at once) or {@code
     *     refused} (such as too old)
     * @param reason a word such as {@code bot} or {@code staff}
     */
    record LeftOut(String what, String reason, long n) {}

    /** Day by day, in their order. */
    default List<OfDay> days(Subject subject, FactKind kind, Period period) {
        return daysBy(subject, kind, Dim.ALL, period);
    }

    /**
     * Day by day and value by value, such as type × day; in the order of days, then of values.
     *
     * @param dim one of {@link FactKind#dims()}; otherwise there is nothing
     */
    List<OfDay> daysBy(Subject subject, FactKind kind, Dim dim, Period period);

    /** Value by value for the whole period, those with the most first. */
    List<OfValue> totalsBy(Subject subject, FactKind kind, Dim dim, Period period);

    /** The whole period, one for each currency. */
    default List<Figure> totals(Subject subject, FactKind kind, Period period) {
        return totalsBy(subject, kind, Dim.ALL, period).stream().map(OfValue::figure).toList();
    }

    /**
     * Quarter by quarter of an hour.
     *
     * @param dim {@link Dim#ALL}; for kinds of the door any of theirs
     * @param from included
     * @param until not included
     */
    List<OfQuarter> quarters(Subject subject, FactKind kind, Dim dim, Instant from, Instant until);

    /** In days of the installation's zone, also of an event: visitors have no other. */
    Funnel funnel(Subject subject, Period period);

    /**
     * In days of the installation's zone, also of an event. Sums over days are "daily visitors,
     * summed", never unique visitors of the period.
     */
    List<Visitors> visitors(Subject subject, Period period);

    /** Of the period's days, by the day on which it was counted or the one that it belongs to. */
    List<Late> late(Subject subject, Period period);

    /** Of the whole installation, in days of its zone. */
    List<LeftOut> leftOut(Period period);

    /** When facts were taken in last; empty if there were none ever. */
    Optional<Instant> asOf();

    /** The zone of an event's days; empty if nothing of it was told. */
    Optional<ZoneId> toldZone(long event);

    /** The zone of the subject's days. */
    ZoneId zone(Subject subject);

    /** Whether the figures of a day stay as they are, whatever arrives. */
    boolean isClosed(Subject subject, FactKind kind, LocalDate day);

    /** The first day with any figure. */
    Optional<LocalDate> firstDay(Subject subject);
}
