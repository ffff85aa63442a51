package dev.marquee.customer.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may happen with a customer. */
enum Kind {
    NOTE,
    EVENT,
    BOOKING,
    MESSAGE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the word names, or else all. */
    static Set<Kind> named(String word) {
        var one =
                Stream.of(values())
                        .filter(kind -> kind.word().equals(word))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        return one.isEmpty() ? EnumSet.allOf(Kind.class) : one;
    }
}
