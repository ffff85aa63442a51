package dev.marquee.event.feed;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An event that everybody may see, in one language. */
record FeedEvent(
        String code,
        String name,
        @Nullable String description,
        OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        String timeZone,
        @Nullable String location,
        String status,
        OffsetDateTime publishedAt,
        OffsetDateTime updatedAt,
        long version) {

    /** As a calendar has it: what it says is the same until the event changes. */
    CalendarEvent entry(MarqueeSettings settings) {
        return new CalendarEvent(
                settings.uid(code),
                version,
                updatedAt.toInstant(),
                updatedAt.toInstant(),
                startsAt.toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                ZoneId.of(timeZone),
                name,
                location,
                address(settings),
                status.equals("CANCELLED"));
    }

    /** Of its page. */
    String address(MarqueeSettings settings) {
        return settings.publicUrl() + "/e/" + code;
    }
}
