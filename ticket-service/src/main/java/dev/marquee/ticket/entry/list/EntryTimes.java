package dev.marquee.ticket.entry.list;

import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the hours of doors. */
public final class EntryTimes {

    private EntryTimes() {}

    /**
     * Without an offset, by the event's clock.
     *
     * @param field named where the text is no time
     * @return null for no text
     * @throws org.springframework.web.ErrorResponseException 422 if it is no time
     */
    public static @Nullable Instant read(String field, @Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) return null;
        return switch (WrittenTime.read(text, zone)) {
            case WrittenTime.At at -> at.moment();
            case WrittenTime.Skipped skipped -> throw Problems.invalid(field, skipped.message());
            case WrittenTime.Unreadable none ->
                    throw Problems.invalid(field, Text.of("invalid.a-time-such-as"));
        };
    }
}
