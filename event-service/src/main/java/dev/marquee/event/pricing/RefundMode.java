package dev.marquee.event.pricing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a buyer who asks for money back gets. */
public enum RefundMode {
    /** Nothing. */
    NONE,
    /** A decision by the staff. */
    REQUEST,
    /** The money less the fee, at once. */
    AUTOMATIC;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that word, if there is one. */
    public static Optional<RefundMode> of(@Nullable String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
