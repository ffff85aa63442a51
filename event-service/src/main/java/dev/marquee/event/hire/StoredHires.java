package dev.marquee.event.hire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the stored events say about the hire of their venues. */
@Component
class StoredHires {

    /** An event, as far as its hire is concerned. */
    record Row(
            long id,
            String code,
            String name,
            long organizerId,
            long version,
            String status,
            @Nullable String hireKey,
            @Nullable Long venueId,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            String timeZone) {

        /** What it needs; nothing without a venue, and when it is cancelled. */
        @Nullable Hire hire() {
            if (venueId == null || status.equals("CANCELLED")) return null;
            return Hire.of(
                    venueId,
                    startsAt.toInstant(),
                    endsAt == null ? null : endsAt.toInstant(),
                    ZoneId.of(timeZone));
        }
    }

    private static final String COLUMNS =
            "select id, code, name, organizer_id, version, status, hire_key, venue_id, starts_at, ends_at, time_zone from event ";

    private final JdbcClient jdbc;

    StoredHires(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> ofEvent(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Row.class).optional();
    }

    Optional<Row> ofKey(String key) {
        return jdbc.sql(COLUMNS + "where hire_key = ?").param(key).query(Row.class).optional();
    }

    boolean isLost(long event) {
        return jdbc.sql("select venue_lost from event where id = ?")
                .param(event)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Remembers whether the venue of that hire was given to somebody else. */
    void setLost(String key, boolean lost) {
        jdbc.sql(
                        "update event set venue_lost = :lost where hire_key = :key and venue_lost <> :lost")
                .param("lost", lost)
                .param("key", key)
                .update();
    }
}
