package dev.marquee.customer.contact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a customer came here: added by staff, from a file, or by buying a ticket. */
public enum Origin {
    STAFF,
    IMPORT,
    BUYER;

    /** As it is stored and sent. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin that the word names. */
    public static Optional<Origin> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
