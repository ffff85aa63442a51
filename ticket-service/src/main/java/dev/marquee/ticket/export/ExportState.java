package dev.marquee.ticket.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an export is. */
enum ExportState {
    QUEUED,
    RUNNING,
    READY,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** Whether something is left to do. */
    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ExportState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
