package dev.marquee.event.holder;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a buyer is asked who comes with each ticket. */
public enum HolderNames {
    /** Nobody is asked. */
    NONE,
    /** A name may be left out: then the buyer comes. */
    OPTIONAL,
    /** Every ticket needs a name. */
    REQUIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word, if there is one. */
    public static Optional<HolderNames> of(@Nullable String word) {
        return Stream.of(values()).filter(names -> names.word().equals(word)).findFirst();
    }
}
