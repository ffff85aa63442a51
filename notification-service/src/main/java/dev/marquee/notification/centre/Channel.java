package dev.marquee.notification.centre;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to tell somebody. */
public enum Channel {
    MAIL,
    IN_APP,
    PUSH;

    /** Its name in the database, in the API and in forms. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Channel> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
