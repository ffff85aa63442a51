package dev.marquee.report.metric;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures are split by, one at a time. A value of {@code ""} means "not known". */
public enum Dim {
    /** Not split: the only value is {@code ""}. */
    ALL,
    /** The ticket type's id; of events only. */
    TYPE,
    /** The code or offer that was used. */
    OFFER,
    SOURCE,
    MEDIUM,
    CAMPAIGN,
    /** The organiser's own tracking link, by its code. */
    LINK,
    /** The region of the language that the browser asks for, such as VN: not a country. */
    LANGUAGE,
    GATE,
    REASON,
    /** The check-in list's id; of events only. */
    LIST,
    METHOD;

    /** The value of all that came after the 200th of a day. */
    public static final String OTHER = "(other)";

    /** As it is stored, such as {@code type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dim> of(String word) {
        return Stream.of(values()).filter(dim -> dim.word().equals(word)).findFirst();
    }

    /** Whether each booking counts under one value: a booking of several types has one count. */
    public boolean splitsBookings() {
        return this != TYPE;
    }

    /** Ids that mean something within their event only. */
    public boolean isOfEventsOnly() {
        return this == TYPE || this == LIST;
    }
}
