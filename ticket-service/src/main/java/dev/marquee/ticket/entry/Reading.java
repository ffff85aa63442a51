package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.CleanText;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a door has read.
 *
 * @param scan names it: the same again is the same scan
 * @param token what the QR code says; null if a code was typed
 * @param code what was typed; null if there is a token
 * @param event the event whose door it is; null for any
 * @param list the check-in list; null for the one that every event has
 * @param device the phone, by an id that it has chosen
 * @param byList whether the list's types and hours count: older callers know neither
 * @param why why a supervisor lets it in whatever the answer is; null to let the answer decide
 */
record Reading(
        UUID scan,
        @Nullable String token,
        @Nullable String code,
        @Nullable Long event,
        @Nullable Integer list,
        Direction direction,
        @Nullable String gate,
        @Nullable String device,
        boolean byList,
        @Nullable String why,
        ScanTime time) {

    Reading {
        if (token != null) token = CleanText.plain(token).toUpperCase(Locale.ROOT);
        if (token == null) Objects.requireNonNull(code, "code");
    }

    boolean forced() {
        return why != null;
    }

    /** Tells what was read, without keeping a code that admits. */
    String hash() {
        return Sha256.of(token != null ? token : Objects.requireNonNull(code).strip());
    }

    /** Which way somebody goes through a door. */
    enum Direction {
        ENTRY,
        EXIT;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Direction of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
