package dev.marquee.report.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows what was told before: facts have ids of their own, but not what was left out. */
@Component
class Batches {

    private final JdbcClient jdbc;

    Batches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers it, while nobody else changes the figures; one without an id is always new. */
    boolean isNew(@Nullable String batch, Instant now) {
        if (batch == null) return true;
        return jdbc.sql(
                                "insert into fact_batch (id, taken_at) values (:id, :now) on conflict do nothing")
                        .param("id", batch)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Forgets old ones. */
    void deleteBefore(Instant end) {
        jdbc.sql("delete from fact_batch where taken_at < :end")
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }
}
