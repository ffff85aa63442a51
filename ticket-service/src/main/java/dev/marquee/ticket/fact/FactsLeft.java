package dev.marquee.ticket.fact;

import dev.marquee.platform.leaving.StillToTell;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Facts that {@link FactFeed} has not read yet: report-service does not know of them. */
@Component
class FactsLeft implements StillToTell {

    private record Cursor(OffsetDateTime at, String id) {}

    private final JdbcClient jdbc;

    FactsLeft(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isLeft(Instant before) {
        for (var source : FactSource.values()) if (isLeft(source, before)) return true;
        return false;
    }

    private boolean isLeft(FactSource source, Instant before) {
        var cursor =
                jdbc.sql(
                                "select at, last_id from fact_cursor where source = :source and pass = 'soon'")
                        .param("source", source.word())
                        .query((row, n) ->
                                new Cursor(
                                        row.getObject("at", OffsetDateTime.class),
                                        row.getString("last_id")))
                        .optional();
        return cursor.isPresent()
                && !jdbc.sql(source.page())
                        .param("at", cursor.get().at)
                        .param("id", source.id(cursor.get().id))
                        .param("until", before.atOffset(ZoneOffset.UTC))
                        .param("size", 1)
                        .query((row, n) -> n)
                        .list()
                        .isEmpty();
    }
}
