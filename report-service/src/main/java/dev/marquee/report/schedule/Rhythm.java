package dev.marquee.report.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a report comes. */
enum Rhythm {
    DAILY,
    WEEKLY;

    /** Its name in the database, in the API and in forms. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Rhythm> of(String word) {
        return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
