package dev.marquee.report.metric;

import static dev.marquee.report.metric.Dim.CAMPAIGN;
import static dev.marquee.report.metric.Dim.GATE;
import static dev.marquee.report.metric.Dim.LANGUAGE;
import static dev.marquee.report.metric.Dim.LINK;
import static dev.marquee.report.metric.Dim.LIST;
import static dev.marquee.report.metric.Dim.MEDIUM;
import static dev.marquee.report.metric.Dim.METHOD;
import static dev.marquee.report.metric.Dim.OFFER;
import static dev.marquee.report.metric.Dim.REASON;
import static dev.marquee.report.metric.Dim.SOURCE;
import static dev.marquee.report.metric.Dim.TYPE;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is counted. */
public enum FactKind {
    VIEWED(SOURCE, MEDIUM, CAMPAIGN, LINK, LANGUAGE),
    SEARCHED(SOURCE, LANGUAGE),
    /** Types or seats were submitted, or a quote was asked for. */
    CHOSE(SOURCE, MEDIUM, CAMPAIGN, LINK, LANGUAGE),
    HELD(TYPE),
    HOLD_EXPIRED(TYPE),
    /**
     * A booking, line by line: n counts bookings, qty tickets. The amount is gross, and discount,
     * fee and tax stand beside it.
     */
    CONFIRMED(TYPE, OFFER, SOURCE, MEDIUM, CAMPAIGN, LINK, LANGUAGE),
    PAID(METHOD),
    /** qty counts tickets. */
    CANCELLED(TYPE, REASON),
    /** The amount is what went back, and positive. */
    REFUNDED(METHOD, REASON),
    ADMITTED(TYPE, GATE, LIST),
    LEFT(TYPE, GATE, LIST),
    REFUSED_AT_DOOR(GATE, LIST, REASON),
    WAITING_JOINED(TYPE),
    WAITING_TAKEN(TYPE),
    TRANSFERRED(TYPE),
    MESSAGE_SENT(REASON),
    COMPLAINT_OPENED(REASON),
    /** A booking that a counted visitor made; the other bookings had no visit of a page. */
    VISITOR_BOOKED();

    private static final Duration OPEN = Duration.ofHours(48);

    /** Phones at the door upload late. */
    private static final Duration DOOR_OPEN = Duration.ofDays(7);

    private final Set<Dim> dims;

    FactKind(Dim... dims) {
        this.dims = of(List.of(dims));
    }

    private static Set<Dim> of(Collection<Dim> dims) {
        var all = EnumSet.of(Dim.ALL);
        all.addAll(dims);
        return all;
    }

    /** What it can be split by; {@link Dim#ALL} is among them. */
    public Set<Dim> dims() {
        return EnumSet.copyOf(dims);
    }

    /** As it is stored, such as {@code hold_expired}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FactKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public boolean isOfTheDoor() {
        return this == ADMITTED || this == LEFT || this == REFUSED_AT_DOOR;
    }

    /** What public pages tell of visitors: kept for 35 days. */
    public boolean isOfVisitors() {
        return this == VIEWED || this == SEARCHED || this == CHOSE;
    }

    /** What public pages tell, of visitors or of their bookings. */
    public boolean isOfPages() {
        return isOfVisitors() || this == VISITOR_BOOKED;
    }

    /** How long after its end a day takes facts in. */
    public Duration open() {
        return isOfTheDoor() ? DOOR_OPEN : OPEN;
    }
}
